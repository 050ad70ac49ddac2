/** What became of somebody who was let in: the invitation, and the basket. */
import type { Admitted } from '../../../reservations/admitting/applicant.view.js';
import type { Page } from '../../ui/page.js';
import { Alert, ButtonLink, Link, Title } from '../../ui/parts.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { applicantWords } from './applicant-words.js';

export function admittedPage(visit: AllianceVisit, admitted: Admitted): Page {
  const { home, language } = visit;
  const { name, partnerName, request, refusal, isWithoutDays } = admitted;
  const w = applicantWords[language];
  const title = w.result(name, partnerName);
  const reasons = refusal?.details.reasons?.map(({ message }) => message[language]) ?? [];
  const body = (
    <>
      <Title>{title}</Title>
      <p>
        {w.mailed} {isWithoutDays && w.noDays}
      </p>
      {request && (
        <p>
          {w.asked}
          <Link href={`${home}/requests/${request.id}`}>{request.number}</Link>.
        </p>
      )}
      {refusal && (
        <Alert kind="warning" title={w.notAsked}>
          <ul class="lb-faults">
            {(reasons.length === 0 ? [refusal.words[language]] : reasons).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <p>{w.notAskedHelp}</p>
        </Alert>
      )}
      <p>
        <ButtonLink href={`${home}/decisions`} weight="primary">
          {w.back}
        </ButtonLink>
      </p>
    </>
  );
  return { title, body, place: 'decisions' };
}
