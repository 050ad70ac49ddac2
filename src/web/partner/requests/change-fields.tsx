/** The fields of a change: when each visit is, how many of each thing, and what else could come along. */
import type { VNode } from 'preact';
import type { ItemView } from '../../../items/item.dto.js';
import type { Proposal } from '../../../shared/refusal.js';
import { amount } from '../../../shared/amounts.js';
import { MOST } from '../../forms/steps.js';
import { wholeNumber, type FormState } from '../../forms/typed.js';
import { CountRow } from '../../ui/count-row.js';
import { Fault, Input } from '../../ui/fields.js';
import { Alert, Heading } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import { LOOKS } from './change-looks.js';
import { offerText } from './change-offered.js';
import { timeFields } from './change-typed.js';
import type { ChangeThing, ChangeVisit } from './change-visits.js';
import { changeWords } from './change-words.js';

export interface ChangeFieldsProps {
  form: FormState;
  visits: readonly ChangeVisit[];
  /** Undefined where nobody looked for anything. */
  found: readonly ItemView[] | undefined;
  /** What was handed over: only its return can change. */
  isThere: boolean;
  /** Of the form; what only looks comes back to where it was pressed. */
  action: string;
}

const ADD = 'add';

/** Enter in a field only shows the form again: it is to be neither − nor sent unread. */
export const PressedByEnter = ({ action, children }: { action: string; children: string }): VNode => (
  <button
    class="lb-unseen"
    formaction={`${action}#${ADD}`}
    name={LOOKS.find}
    value="yes"
    tabIndex={-1}
    aria-hidden="true"
  >
    {children}
  </button>
);

interface OffersProps {
  form: FormState;
  formId: string;
  /** Those of the refusal, unless said otherwise. */
  offers?: readonly Proposal[];
}

/** What could be had instead, each one button away. */
export const Offers = ({
  form,
  formId,
  offers = form.refusal?.details.offers ?? [],
}: OffersProps): VNode | null => {
  const w = changeWords[form.language];
  if (offers.length === 0) return null;
  return (
    <Alert kind="info" title={w.offers}>
      <p>{w.offersHelp}</p>
      <ul class="lb-plain-list lb-offers__list">
        {offers.map((offer) => (
          <li key={offerText(offer)}>
            <button
              class="lb-btn lb-btn--2 lb-other"
              type="submit"
              form={formId}
              name={LOOKS.take}
              value={offerText(offer)}
            >
              {offer.message[form.language]}
            </button>
          </li>
        ))}
      </ul>
    </Alert>
  );
};

export const ChangeFields = (props: ChangeFieldsProps): VNode => (
  <>
    {props.visits.map((one, index) => (
      <Together {...props} one={one} index={index} key={one.things[0]!.field} />
    ))}
    {!props.isThere && <Adding {...props} />}
  </>
);

/** What is fetched and brought back together. */
const Together = (props: ChangeFieldsProps & { one: ChangeVisit; index: number }): VNode => {
  const { form, one, index, isThere } = props;
  const w = changeWords[form.language];
  const [pickUpDay, pickUpTime] = timeFields('pickUp', index);
  const [returnDay, returnTime] = timeFields('return', index);
  return (
    <section class="lb-panel lb-stack">
      <Heading>{softened(one.placeName)}</Heading>
      {!isThere && (
        <div class="lb-row lb-fields">
          <Input form={form} name={pickUpDay} label={w.pickUpDay} type="date" />
          <Input form={form} name={pickUpTime} label={w.pickUpTime} type="time" />
        </div>
      )}
      <div class="lb-row lb-fields">
        <Input form={form} name={returnDay} label={w.returnDay} type="date" />
        <Input form={form} name={returnTime} label={w.returnTime} type="time" />
      </div>
      {!isThere && (
        <>
          <p>{w.zero}</p>
          <ul>
            {one.things.map((thing) => (
              <Row form={form} thing={thing} key={thing.field} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

const Row = ({ form, thing }: { form: FormState; thing: ChangeThing }): VNode => {
  const { field, itemName, category, unit, inventoryNumber, before } = thing;
  const w = changeWords[form.language];
  const said = wholeNumber(form.typed[field] ?? String(before)) ?? 0;
  return (
    <CountRow
      id={field}
      name={itemName}
      category={category}
      unit={unit}
      note={inventoryNumber}
      field={field}
      value={typeof said === 'number' ? said : before}
      planned={before}
      beside={thing.lineId === undefined ? w.added : w.before(before)}
      max={MOST}
      form={form}
      language={form.language}
    >
      <Fault form={form} name={field} />
    </CountRow>
  );
};

/** What is found is one button away; what was typed stays. */
const Adding = ({ form, found, action }: ChangeFieldsProps): VNode => {
  const w = changeWords[form.language];
  const looks = { type: 'submit', formaction: `${action}#${ADD}` } as const;
  return (
    <section class="lb-panel lb-stack" aria-labelledby={ADD}>
      <Heading id={ADD}>{w.add}</Heading>
      <p>{w.addHelp}</p>
      <div class="lb-row lb-fields">
        <Input form={form} name="search" label={w.addWhat} type="search" maxLength={100} isQuiet />
        <button class="lb-btn lb-btn--2" {...looks} name={LOOKS.find} value="yes">
          {w.find}
        </button>
      </div>
      {found?.length === 0 && <p>{w.foundNothing}</p>}
      {found && found.length > 0 && (
        <ul class="lb-plain-list lb-offers__list">
          {found.map((item) => (
            <li key={item.id}>
              <button class="lb-btn lb-btn--2 lb-other" {...looks} name={LOOKS.put} value={item.id}>
                {w.put(softened(`${item.name} (${item.inventoryNumber})`), freeOf(item, form.language))}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};

const freeOf = ({ free, unit }: ItemView, language: FormState['language']): string | undefined =>
  free === undefined ? undefined : amount(free, unit, language);
