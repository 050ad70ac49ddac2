/** A sheet of A4 about one request, for whoever has no internet: what, when, where, what happens next, whom to telephone. */
import { isPromised } from '../../../reservations/record/lifecycle.js';
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import type { Page } from '../../ui/page.js';
import { Facts, Heading, Link, Lines, Title } from '../../ui/parts.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { reservationState } from './reservation-state.js';
import { requestTitle } from './request-page.js';
import { PaperPlaces } from './paper-places.js';
import { requestWords } from './request-words.js';

export function paperPage(visit: AllianceVisit, sheet: ReservationSheet): Page {
  const w = requestWords[visit.language];
  const { alliance } = visit.actor;
  const { view, partnerName, now } = sheet;
  const state = reservationState(view, now, { ...visit, isByPhone: true });
  const title = requestTitle(sheet, w);
  // What nobody fetches would only send them to the wrong door; where nothing is promised, it is what was asked for.
  const isKept = ({ approvedQuantity }: SheetLine): boolean =>
    !isPromised(view.status) || approvedQuantity !== 0;
  const refused = sheet.lines
    .filter((line) => !isKept(line))
    .map(({ itemName }) => itemName)
    .join(', ');
  const body = (
    <article class="lb-paper lb-stack">
      <p class="lb-back lb-no-print">
        {w.printHint} <Link href={`${visit.home}/requests/${view.id}`}>{w.toRequest}</Link>
      </p>
      <p>{alliance.name}</p>
      <Title>{title}</Title>
      <Facts
        facts={[
          [w.forWhom, view.onBehalfOf || view.contact.name],
          [w.partner, partnerName],
          [w.occasion, view.occasion.name],
          [w.contact, view.contact.phone],
        ]}
      />
      <p>
        <strong>{state.badge}.</strong> {state.sentence}. {state.next}
      </p>
      {view.reason !== '' && <Lines text={`${w.reason}: ${view.reason}`} />}
      <Heading>{w.things}</Heading>
      <PaperPlaces visit={visit} sheet={{ ...sheet, lines: sheet.lines.filter(isKept) }} />
      {refused !== '' && <p>{w.notApproved(refused)}</p>}
      <Heading>{w.phone}</Heading>
      <p>
        {[alliance.contactName, alliance.contactPhone, alliance.contactHours]
          .filter((said) => said !== '')
          .join(', ')}
      </p>
    </article>
  );
  return { title, body, place: 'requests' };
}
