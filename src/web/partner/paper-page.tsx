/** A sheet of A4 about one request, for whoever has no internet: what, when, where, what happens next, whom to telephone. */
import type { LoanSheet } from '../../reservations/loan-sheet.view.js';
import type { Page } from '../ui/page.js';
import { Facts, Heading, Link, Lines, Title } from '../ui/parts.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { loanState } from './loan-state.js';
import { requestTitle } from './request-page.js';
import { SheetPlaces } from './request-places.js';
import { requestWords } from './request-words.js';

export function paperPage(visit: Visit, sheet: LoanSheet): Page {
  const w = requestWords[visit.language];
  const { alliance } = visit.actor!;
  const { view, partnerName, now } = sheet;
  const state = loanState(view, now, alliance.timeZone, visit.language);
  const title = requestTitle(sheet, w);
  const body = (
    <article class="lb-paper">
      <p class="kern-body lb-back lb-no-print">
        {w.printHint} <Link href={`${homeOf(visit.actor!)}/requests/${view.id}`}>{w.toRequest}</Link>
      </p>
      <p class="kern-body">{alliance.name}</p>
      <Title>{title}</Title>
      <Facts
        facts={[
          [w.forWhom, view.onBehalfOf || view.contact.name],
          [w.partner, partnerName],
          [w.occasion, view.occasion.name],
          [w.contact, view.contact.phone],
        ]}
      />
      <p class="kern-body">
        <strong>{state.badge}.</strong> {state.sentence}. {state.next}
      </p>
      {view.reason !== '' && <Lines text={`${w.reason}: ${view.reason}`} />}
      <Heading>{w.things}</Heading>
      <SheetPlaces visit={visit} sheet={sheet} />
      <Heading>{w.phone}</Heading>
      <p class="kern-body">
        {[alliance.contactName, alliance.contactPhone, alliance.contactHours]
          .filter((said) => said !== '')
          .join(', ')}
      </p>
    </article>
  );
  return { title, body, place: 'requests' };
}
