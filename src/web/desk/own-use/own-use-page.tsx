/** Own use of an item: some days to take it, whom that would hurt, and what was taken so far. */
import type { VNode } from 'preact';
import type { ItemFacts, ItemView } from '../../../items/item.dto.js';
import { isOpen } from '../../../reservations/record/lifecycle.js';
import type { AtRiskView } from '../../../reservations/stock/risk.view.js';
import { amount } from '../../../shared/amounts.js';
import { daysInWords } from '../../../shared/spoken-time.js';
import type { FormState } from '../../forms/typed.js';
import { Input } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import { Icon } from '../../ui/icon.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, Heading, Link, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import type { OwnUseEntry } from './own-use-entries.js';
import { ownUseWords } from './own-use-words.js';

interface OwnUseProps {
  visit: AllianceVisit;
  item: ItemFacts;
  /** Units that there are; of a set as many as its parts make. */
  units: number;
  /** Of the item or, for a set, of its parts. */
  things: ReadonlyMap<string, Pick<ItemView, 'name' | 'unit'>>;
  form: FormState;
  /** On, or still to come. */
  taken: readonly OwnUseEntry[];
  /** What the stock of the item does not cover. */
  atRisk: readonly AtRiskView[];
  done: string | undefined;
}

export function ownUsePage(props: OwnUseProps): Page {
  const { visit, item, form, done } = props;
  const w = ownUseWords[visit.language];
  const said = done === 'taken' || done === 'ended' ? w.done[done] : undefined;
  const body = (
    <>
      <p class="lb-crumb">
        <a href={`${visit.home}/items/${item.id}`}>
          <Icon name="left" isSmall />
          {w.back}
        </a>
      </p>
      <Title>{softened(`${w.title}: ${item.name}`)}</Title>
      {said && <Alert kind="success" title={said} isFocused />}
      <Refused form={form} labels={w} />
      {item.parts.length > 0 && item.kind !== 'computed_set' ? <p>{w.ofParts}</p> : <Wish {...props} />}
      <AtRisk {...props} />
      <Taken {...props} />
    </>
  );
  return { title: `${w.title}: ${item.name}`, body, place: 'list' };
}

const Wish = ({ visit, item, units, form }: OwnUseProps): VNode => {
  const w = ownUseWords[visit.language];
  const { fromTime, untilTime, force } = form.typed;
  const isHarmful = form.refusal?.code === 'refused' || force === 'true';
  const times = { ...(fromTime && { fromTime }), ...(untilTime && { untilTime }) };
  return (
    <Form form={form} action={`${visit.home}/items/${item.id}/own-use`} hidden={times}>
      <div class="lb-days">
        <Input form={form} name="from" label={w.from} type="date" />
        <Input form={form} name="until" label={w.until} type="date" />
      </div>
      <Input
        form={form}
        name="quantity"
        label={w.quantity}
        hint={w.thereAre(amount(units, item.unit, visit.language))}
        inputMode="numeric"
        value={String(units)}
        maxLength={10}
      />
      {item.kind === 'computed_set' && <p>{w.takesParts}</p>}
      <Input form={form} name="reason" label={w.reason} hint={w.reasonHint} maxLength={300} isOptional />
      <Button>{w.take}</Button>
      {isHarmful && visit.actor.isCoordination && (
        <>
          <p>{w.forceHelp}</p>
          <Button weight="secondary" name="force" value="true">
            {w.force}
          </Button>
        </>
      )}
    </Form>
  );
};

const AtRisk = ({ visit, atRisk }: OwnUseProps): VNode | null => {
  const w = ownUseWords[visit.language];
  if (atRisk.length === 0) return null;
  return (
    <Alert kind="warning" title={w.atRisk}>
      <ul class="lb-list">
        {atRisk.map(({ lineId, reservationId, number, status, pickUpAt, returnDueAt }) => (
          <li key={lineId}>
            <Link href={`${visit.home}/requests/${reservationId}`}>{number}</Link>
            {`, ${inDays(visit, pickUpAt, returnDueAt)}: ${isOpen(status) ? w.undecided : w.promised}`}
          </li>
        ))}
      </ul>
    </Alert>
  );
};

const Taken = ({ visit, item, taken, things }: OwnUseProps): VNode => {
  const w = ownUseWords[visit.language];
  const end = `${visit.home}/items/${item.id}/own-use/end`;
  return (
    <section class="lb-stack" aria-labelledby="taken">
      <Heading id="taken">{w.taken}</Heading>
      {taken.length === 0 && <p>{w.none}</p>}
      <ul class="lb-list">
        {taken.map(({ id, parts, from, until, reason }) => {
          const days = inDays(visit, from, until ?? from);
          return (
            <li key={id}>
              <p>
                <b>{days}</b>:{' '}
                {parts.map(({ itemId, quantity }) => inWords(visit, quantity, things.get(itemId))).join(', ')}
                {reason !== '' && ` – ${reason}`}
              </p>
              <Form form={formState(visit)} action={end} hidden={{ closureId: id }} class="lb-again">
                <Button weight="secondary" of={days}>
                  {w.end}
                </Button>
              </Form>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** "2 Stück Biertisch" */
const inWords = (
  { language }: AllianceVisit,
  quantity: number,
  thing: Pick<ItemView, 'name' | 'unit'> | undefined,
): string => `${amount(quantity, thing?.unit ?? '', language)} ${thing?.name ?? ''}`;

const inDays = ({ timeZone, language }: AllianceVisit, from: string, until: string): string =>
  daysInWords({ from: new Date(from), until: new Date(until) }, timeZone, language);
