/** Lending to somebody who stands at the door: to whom, what, and until when, on one page. */
import type { VNode } from 'preact';
import type { ItemView } from '../../../items/item.dto.js';
import type { NamedPartner } from '../../../partners/members/partner.dto.js';
import type { DoorPlace } from '../../../reservations/desk/door.view.js';
import { depositFor } from '../../../reservations/record/deposit.js';
import { amount } from '../../../shared/amounts.js';
import { euros } from '../../../shared/euros.js';
import { windowInWords } from '../../../shared/spoken-time.js';
import { unfixed } from '../../forms/amounts.js';
import { MOST } from '../../forms/steps.js';
import { wholeNumber, type FormState } from '../../forms/typed.js';
import { CountRow } from '../../ui/count-row.js';
import { Fault, Input, Select } from '../../ui/fields.js';
import { Form, Instead, Refused } from '../../ui/form.js';
import { Icon } from '../../ui/icon.js';
import type { Page } from '../../ui/page.js';
import { Empty } from '../../ui/empty.js';
import { Button, Heading, Link, Title } from '../../ui/parts.js';
import { RadioChoices } from '../../ui/radio-choices.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { OTHER, quantityField, typedThings } from './lend-typed.js';
import { lendWords } from './lend-words.js';

export interface LendForm {
  /** Something is in the reader's hands. */
  isOpen: boolean;
  partners: readonly NamedPartner[];
  /** Where the return is proposed; undefined before it is known which. */
  place: DoorPlace | undefined;
  /** An instant as the API takes it, or what was typed instead. */
  back: string | undefined;
  /** What is chosen first, then others in the reader's hands, with what is free of them until the return. */
  things: readonly ItemView[];
  chosen: readonly ItemView[];
  isMore: boolean;
}

interface LendProps {
  visit: AllianceVisit;
  form: FormState;
  lend: LendForm;
  /** An inspection is due, or the deposit was not paid: the coordination may say why it goes out all the same. */
  mayOverrule: boolean;
}

export function lendPage(props: LendProps): Page {
  const { visit, lend } = props;
  const w = lendWords[visit.language];
  const body = (
    <div class="lb-main--read">
      <p class="lb-crumb">
        <a href={`${visit.home}/desk`}>
          <Icon name="left" isSmall />
          {w.toDesk}
        </a>
      </p>
      <Title>{w.title}</Title>
      {lend.isOpen ? <Lending {...props} /> : <Closed visit={visit} />}
    </div>
  );
  return { title: w.title, body, place: 'today', look: 'desk' };
}

const Closed = ({ visit }: { visit: AllianceVisit }): VNode => {
  const w = lendWords[visit.language];
  return (
    <Empty title={w.closed}>
      {visit.actor.isCoordination && <Link href={`${visit.home}/manage/items`}>{w.toItems}</Link>}
    </Empty>
  );
};

const Lending = (props: LendProps): VNode => {
  const { visit, form, lend } = props;
  const w = lendWords[visit.language];
  const partners = lend.partners.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Refused form={form} />
      <Instead form={form} title={w.offers} />
      <p>{w.intro}</p>
      <Form form={form} action={`${visit.home}/desk/lend`} class="lb-stack lb-desk__form">
        {/* Whoever presses Enter in a field presses the first button, which is not to hand anything over. */}
        <button class="lb-unseen" tabIndex={-1} aria-hidden="true" name="find" value="yes">
          {w.find}
        </button>
        <Select
          form={form}
          name="partnerId"
          label={w.partner}
          choices={[{ value: '', label: w.choose }, ...partners]}
        />
        <Input form={form} name="name" label={w.name} autocomplete="off" maxLength={200} />
        <Things {...props} />
        <Return {...props} />
        <Input form={form} name="occasion" label={w.occasion} maxLength={200} isOptional />
        {props.mayOverrule && <Input form={form} name="overrule" label={w.overrule} maxLength={200} />}
        <Go {...props} />
      </Form>
    </>
  );
};

const Things = ({ form, lend }: LendProps): VNode => {
  const w = lendWords[form.language];
  const isSearched = (form.typed['search'] ?? '') !== '';
  return (
    <section class="lb-stack" aria-labelledby="what">
      <Heading id="what">{w.what}</Heading>
      <Fault form={form} name="lines" />
      {(lend.isMore || isSearched) && (
        <div class="lb-row lb-fields">
          <Input form={form} name="search" label={w.search} type="search" maxLength={100} isQuiet />
          <button class="lb-btn lb-btn--2" type="submit" name="find" value="yes">
            {w.find}
          </button>
        </div>
      )}
      {lend.things.length === 0 && <p>{w.foundNone}</p>}
      <ul>
        {lend.things.map((thing) => (
          <Thing form={form} thing={thing} key={thing.id} />
        ))}
      </ul>
      {lend.isMore && <p>{w.more}</p>}
    </section>
  );
};

const Thing = ({ form, thing }: { form: FormState; thing: ItemView }): VNode => {
  const { id, name, category, unit, inventoryNumber, storagePlace, packStep, free } = thing;
  const field = quantityField(id);
  const said = wholeNumber(form.typed[field]) ?? 0;
  return (
    <CountRow
      id={id}
      name={name}
      category={category}
      unit={unit}
      note={[inventoryNumber, storagePlace.name].join(' · ')}
      field={field}
      value={typeof said === 'number' ? said : 0}
      planned={0}
      beside={free === undefined ? '' : lendWords[form.language].free(amount(free, unit, form.language))}
      max={MOST}
      step={packStep}
      form={form}
      language={form.language}
    >
      <Fault form={form} name={field} />
    </CountRow>
  );
};

/** The next times at which the place takes back, and any other. */
const Return = ({ visit, form, lend: { place, back: chosen } }: LendProps): VNode => {
  const { language, timeZone } = visit;
  const w = lendWords[language];
  const proposed = (place?.returns ?? []).map(({ at, window }) => ({
    value: at.toISOString(),
    label: windowInWords(window, timeZone, language),
  }));
  const isProposed = proposed.some(({ value }) => value === chosen);
  const typed = { ...form.typed, back: isProposed ? chosen! : OTHER };
  return (
    <>
      {proposed.length > 0 && (
        <RadioChoices
          form={{ ...form, typed }}
          name="back"
          label={w.back}
          choices={[...proposed, { value: OTHER, label: w.other }]}
        />
      )}
      {proposed.length > 0 ? (
        <details class="lb-open" open={!isProposed}>
          <summary>{w.otherDay}</summary>
          <At form={form} label={w.day} />
        </details>
      ) : (
        <At form={form} label={w.back} />
      )}
    </>
  );
};

const At = ({ form, label }: { form: FormState; label: string }): VNode => (
  <div class="lb-row lb-fields">
    <Input form={form} name="day" type="date" label={label} isQuiet />
    <Input form={form} name="time" type="time" label={lendWords[form.language].time} isQuiet />
  </div>
);

/** Where a deposit is asked for, the button says that it was paid. */
const Go = ({ form, lend }: LendProps): VNode => {
  const w = lendWords[form.language];
  const lines = typedThings(form.typed).flatMap(({ itemId, quantity }) =>
    typeof quantity === 'number' ? [{ itemId, quantity }] : [],
  );
  const due = depositFor(lines, lend.chosen);
  if (due === 0) return <Button>{w.go}</Button>;
  return (
    <Button name="deposit" value={unfixed(due, 2, form.language, 2)}>
      {w.goPaid(euros(due, form.language))}
    </Button>
  );
};
