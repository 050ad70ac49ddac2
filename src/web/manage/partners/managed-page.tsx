/** The partners whose people somebody looks after, to choose one. */
import type { NamedPartner } from '../../../partners/members/partner.dto.js';
import { dictionary } from '../../../shared/words.js';
import type { Page } from '../../ui/page.js';
import { Link, Way } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { managePage, manageOf } from '../manage-frame.js';

const words = dictionary(
  {
    title: 'Ihre Personen',
    which: 'Für welchen Bündnispartner möchten Sie jemanden einladen oder entfernen?',
    none: 'Sie leiten keinen Bündnispartner. Als Koordination laden Sie bei jedem Partner ein.',
    all: 'Alle Bündnispartner',
  },
  {
    title: 'Your people',
    which: 'For which partner would you like to invite or remove somebody?',
    none: 'You manage no partner. As the coordination, you invite people at each partner.',
    all: 'All partners',
  },
);

export function managedPage(visit: Visit, partners: readonly NamedPartner[]): Page {
  const w = words[visit.language];
  const at = `${manageOf(visit)}/partners`;
  const children = (
    <>
      <p>{partners.length === 0 ? w.none : w.which}</p>
      <ul class="lb-links">
        {partners.map(({ id, name }) => (
          <li key={id}>
            <Link href={`${at}/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
      {visit.actor!.may('partners.read') && <Way href={at}>{w.all}</Way>}
    </>
  );
  return managePage(visit, { title: w.title, children });
}
