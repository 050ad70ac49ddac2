/** One request or loan in the list: its days, how it stands, what it is about, what comes next. */
import type { VNode } from 'preact';
import type { ReservationEntry } from '../../../reservations/looking/reservation-sheet.view.js';
import { amount } from '../../../shared/amounts.js';
import { daysOf } from '../../../shared/zone.js';
import { dictionary } from '../../../shared/words.js';
import { Form, formState } from '../../ui/form.js';
import { Line } from '../../ui/line.js';
import { Alert, Button } from '../../ui/parts.js';
import { State } from '../../ui/state.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { reservationState } from './reservation-state.js';

const words = dictionary(
  {
    by: (partner: string) => `ausgeliehen von ${partner}`,
    lastYear: 'Wie letztes Jahr',
    again: 'Noch einmal ausleihen',
  },
  {
    by: (partner: string) => `borrowed by ${partner}`,
    lastYear: 'Same as last year',
    again: 'Borrow again',
  },
);

interface EntryProps {
  visit: AllianceVisit;
  entry: ReservationEntry;
  now: Date;
  isPast: boolean;
}

export const RequestEntry = ({ visit, entry, now, isPast }: EntryProps): VNode => {
  const { view, things } = entry;
  const { actor, home, timeZone, language } = visit;
  const state = reservationState(view, now, visit);
  const days = daysOf({ from: new Date(view.pickUpAt), until: new Date(view.returnDueAt) }, timeZone);
  const isActed = !isPast && actor.actsFor(view.partnerId);
  return (
    <Line
      days={days}
      state={
        <>
          <State {...state}>{state.badge}</State> <span class="lb-small">{state.sentence}</span>
        </>
      }
      name={view.occasion.name}
      href={`${home}/requests/${view.id}`}
      what={things
        .map(({ name, unit, quantity }) => `${name}: ${amount(quantity, unit, language)}`)
        .join('; ')}
      {...(isActed && state.next !== '' ? { next: state.next } : {})}
      act={<Again visit={visit} entry={entry} isPast={isPast} />}
      language={language}
    >
      <p class="lb-small lb-quiet">{whoseOf(visit, entry)}</p>
      {view.warnings.map(({ message }) => (
        <Alert kind="warning" title={message} key={message} />
      ))}
    </Line>
  );
};

/** Its number, and who borrows where that is not whoever looks. */
function whoseOf({ actor, language }: AllianceVisit, { view, partnerName }: ReservationEntry): string {
  const isOthers = actor.partnerIds.length !== 1 || !actor.actsFor(view.partnerId);
  return isOthers ? `${view.number}, ${words[language].by(partnerName)}` : view.number;
}

/** For whoever may ask for this partner. */
const Again = ({ visit, entry: { view }, isPast }: Omit<EntryProps, 'now'>): VNode | null => {
  const w = words[visit.language];
  const { actor, home } = visit;
  if (!actor.actsFor(view.partnerId) && !actor.isCoordination) return null;
  const label = isPast ? w.lastYear : w.again;
  return (
    <Form form={formState(visit)} action={`${home}/requests/${view.id}/repeat`} class="lb-again">
      <Button weight={isPast ? 'secondary' : 'tertiary'} of={`${view.number}, ${view.occasion.name}`}>
        {label}
      </Button>
    </Form>
  );
};
