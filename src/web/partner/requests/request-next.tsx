/** The first screen of a request: what to do next, where and when, what to bring, and who opens. */
import type { VNode } from 'preact';
import { pickUpTitle } from '../../../notifications/pick-up-help.js';
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { handOverOf } from '../../../reservations/record/hand-over.js';
import { isAwaited, isOpen, isUnderWay } from '../../../reservations/record/lifecycle.js';
import { pickUpInWords, returnInWords } from '../../../shared/spoken-time.js';
import { Glance, type GlanceFact } from '../../ui/glance.js';
import { mapAddresses } from '../../ui/map-addresses.js';
import { Form, formState } from '../../ui/form.js';
import { Alert, Button, ButtonLink } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { photoWords } from './photo-words.js';
import type { RequestWords } from './request-words.js';
import { reservationState, type ReservationState } from './reservation-state.js';
import { opensAt, toBring, visitsOf } from './visits.js';

export interface SheetProps {
  visit: AllianceVisit;
  sheet: ReservationSheet;
  w: RequestWords;
}

export const stateOf = ({ visit, sheet: { view, now } }: SheetProps): ReservationState =>
  reservationState(view, now, { ...visit, isByPhone: view.forCaller });

/** The first thing that somebody looks for: what to do now, and the time that matters. */
export const Next = (props: SheetProps): VNode => {
  const { sheet, w, visit } = props;
  const { view, isBorrower, hasCalendarEntry } = sheet;
  const state = stateOf(props);
  const at = `${visit.home}/requests/${view.id}`;
  // What was refused would only send somebody to the wrong door.
  const promised = sheet.lines.filter(({ approvedQuantity }) => approvedQuantity !== 0);
  const facts = visitsOf(promised).flatMap(({ lines }) => atAGlance(lines, props));
  return (
    <section class="lb-next" aria-labelledby="next">
      <p class="lb-next__eyebrow">{isBorrower && state.next !== '' ? w.next : w.standing}</p>
      <h2 id="next">{state.sentence}</h2>
      {isBorrower && state.next !== '' && <p>{state.next}</p>}
      {view.warnings.map(({ message }) => (
        <Alert kind="warning" title={message} key={message} />
      ))}
      {facts.length > 0 && <Glance facts={facts} />}
      <Reported {...props} />
      <div class="lb-acts lb-no-print">
        <AtDesk {...props} />
        {visit.actor.isCoordination && isOpen(view.status) && (
          <ButtonLink href={`${visit.home}/decisions/${view.id}`} weight="primary">
            {w.decide}
          </ButtonLink>
        )}
        {hasCalendarEntry && <ButtonLink href={`${at}/calendar.ics`}>{w.calendar}</ButtonLink>}
        <ButtonLink href={`${at}/paper`}>{w.paper}</ButtonLink>
      </div>
    </section>
  );
};

/** That everything was put back, as the borrower said. */
const Reported = ({ sheet: { view, isBorrower }, w }: SheetProps): VNode | null =>
  view.returnReportedAt === null ? null : (
    <Alert kind="info" title={isBorrower ? w.isReported : w.isReportedByThem} />
  );

/** What whoever has the things in hand does with them, and what the borrower may say of them. */
const AtDesk = ({ visit, sheet, w }: SheetProps): VNode => {
  const { view, mayHandOver, mayTakeBack, mayCheck, mayReportReturn } = sheet;
  const { isBorrower, mayReportDamage } = sheet;
  const desk = `${visit.home}/desk/${view.id}`;
  return (
    <>
      {mayHandOver && <ButtonLink href={`${desk}/out`}>{w.giveOut}</ButtonLink>}
      {mayTakeBack && <ButtonLink href={`${desk}/back`}>{w.takeBack}</ButtonLink>}
      {mayCheck && (
        <Form
          form={formState(visit)}
          action={`${desk}/check`}
          hidden={{ version: String(view.version) }}
          class="lb-again"
        >
          <Button weight="secondary">{w.check}</Button>
        </Form>
      )}
      {mayReportReturn && (
        <Form
          form={formState(visit)}
          action={`${visit.home}/requests/${view.id}/report-return`}
          class="lb-again"
        >
          <Button weight="secondary">{w.reportReturn}</Button>
        </Form>
      )}
      {isBorrower && mayReportDamage && sheet.lines.some(({ outQuantity }) => outQuantity > 0) && (
        <ButtonLink href={`${visit.home}/requests/${view.id}/damage`}>
          {photoWords[visit.language].report}
        </ButtonLink>
      )}
    </>
  );
};

/** Nothing while it is not promised, or over. */
function atAGlance(lines: readonly SheetLine[], { visit, sheet: { view } }: SheetProps): GlanceFact[] {
  const { timeZone, language } = visit;
  if (!isUnderWay(view.status)) return [];
  const handOver = handOverOf(lines);
  const { place } = lines[0]!;
  const opens = opensAt(lines);
  const facts: GlanceFact[] = [
    {
      sign: 'pin',
      title: (isAwaited(view.status) ? pickUpInWords : returnInWords)(handOver, timeZone, language),
      lines: [softened(place.name), addressOf(place, visit), place.accessNotes].filter(Boolean),
    },
    { sign: 'car', title: pickUpTitle('bring', language), lines: toBring(lines, language) },
    { sign: 'phone', title: pickUpTitle('opens', language), lines: opens ? [opens] : [] },
  ];
  return facts.filter((fact) => fact.lines.length > 0);
}

/** A plain link to a map, except for a private home: nobody else learns of it. */
function addressOf(
  { address, private: isPrivate }: SheetLine['place'],
  { actor }: AllianceVisit,
): VNode | string | undefined {
  if (!address || isPrivate) return address;
  return (
    <a class="lb-link" href={mapAddresses(address, actor.alliance.place).web} rel="noopener noreferrer">
      {address}
    </a>
  );
}
