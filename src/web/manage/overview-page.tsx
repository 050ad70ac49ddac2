/** The start of the housekeeping: where everything is, with its numbers, and what needs a hand. */
import type { VNode } from 'preact';
import type { Numbers } from '../../reservations/housekeeping.view.js';
import { dictionary } from '../../shared/words.js';
import type { Page } from '../ui/page.js';
import { Alert, Heading, Link, Title } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { manageOf } from './manage-frame.js';

const words = dictionary(
  {
    title: 'Verwaltung',
    needs: 'Das braucht Sie',
    things: 'Was es gibt',
    people: 'Wer dabei ist',
    frame: 'Wie Sie verleihen',
    records: 'Was geschehen ist',
    items: 'Bestand',
    itemCount: (listed: number, aside: number) =>
      aside === 0 ? `${listed} auf der Liste` : `${listed} auf der Liste, ${aside} beiseitegelegt`,
    places: 'Lagerorte',
    closures: 'Sperrzeiten',
    closureCount: (count: number) =>
      count === 0
        ? 'keine steht bevor'
        : count === 1
          ? 'eine läuft oder steht bevor'
          : `${count} laufen oder stehen bevor`,
    partners: 'Bündnispartner',
    partnerCount: (count: number, active: number) => `${count}, davon ${active} aktiv`,
    roles: 'Personen und Rollen',
    rules: 'Regeln',
    portrait: 'Porträt und Liste',
    texts: 'Texte: Leihordnung, Impressum, Datenschutz …',
    mails: 'Verschickte E-Mails',
    failed: (count: number) => (count === 1 ? 'Eine E-Mail kam nicht an' : `${count} E-Mails kamen nicht an`),
    atRisk: (count: number) =>
      count === 1 ? 'Einer Anfrage oder Zusage fehlt etwas' : `${count} Anfragen und Zusagen fehlt etwas`,
    log: 'Protokoll',
  },
  {
    title: 'Manage',
    needs: 'This needs you',
    things: 'What there is',
    people: 'Who takes part',
    frame: 'How you lend',
    records: 'What has happened',
    items: 'Inventory',
    itemCount: (listed: number, aside: number) =>
      aside === 0 ? `${listed} on the list` : `${listed} on the list, ${aside} set aside`,
    places: 'Storage places',
    closures: 'Closures',
    closureCount: (count: number) =>
      count === 0 ? 'none is coming' : count === 1 ? 'one is on or coming' : `${count} on or coming`,
    partners: 'Partners',
    partnerCount: (count: number, active: number) => `${count}, ${active} of them active`,
    roles: 'People and roles',
    rules: 'Rules',
    portrait: 'Portrait and list',
    texts: 'Texts: loan rules, legal notice, privacy …',
    mails: 'Mails that were sent',
    failed: (count: number) => (count === 1 ? 'One mail did not arrive' : `${count} mails did not arrive`),
    atRisk: (count: number) =>
      count === 1
        ? 'One request or promise lacks something'
        : `${count} requests and promises lack something`,
    log: 'Log',
  },
);

export function overviewPage(visit: Visit, numbers: Numbers): Page {
  const w = words[visit.language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <Needs visit={visit} numbers={numbers} />
      <Heading>{w.things}</Heading>
      <Links
        visit={visit}
        links={[
          ['items', w.items, w.itemCount(numbers.items, numbers.itemsSetAside)],
          ['places', w.places, String(numbers.places)],
          ['closures', w.closures, w.closureCount(numbers.closures)],
        ]}
      />
      <Heading>{w.people}</Heading>
      <Links
        visit={visit}
        links={[
          ['partners', w.partners, w.partnerCount(numbers.partners, numbers.activePartners)],
          ['roles', w.roles, ''],
        ]}
      />
      <Heading>{w.frame}</Heading>
      <Links
        visit={visit}
        links={[
          ['rules', w.rules, ''],
          ['texts', w.texts, ''],
          ['portrait', w.portrait, ''],
        ]}
      />
      <Heading>{w.records}</Heading>
      <Links
        visit={visit}
        links={[
          ['mails', w.mails, ''],
          ['log', w.log, ''],
        ]}
      />
    </>
  );
  return { title: w.title, body, place: 'manage' };
}

const Links = ({
  visit,
  links,
}: {
  visit: Visit;
  links: readonly (readonly [path: string, label: string, count: string])[];
}): VNode => (
  <ul class="lb-links">
    {links.map(([path, label, count]) => (
      <li key={path}>
        <Link href={`${manageOf(visit)}/${path}`}>{label}</Link>
        {count !== '' && `: ${count}`}
      </li>
    ))}
  </ul>
);

const Needs = ({ visit, numbers }: { visit: Visit; numbers: Numbers }): VNode | null => {
  const w = words[visit.language];
  const { failedMails, atRisk } = numbers;
  if (failedMails + atRisk === 0) return null;
  return (
    <Alert kind="warning" title={w.needs}>
      <ul class="lb-links">
        {atRisk > 0 && (
          <li>
            <Link href={`${manageOf(visit)}/at-risk`}>{w.atRisk(atRisk)}</Link>
          </li>
        )}
        {failedMails > 0 && (
          <li>
            <Link href={`${manageOf(visit)}/mails?state=dead`}>{w.failed(failedMails)}</Link>
          </li>
        )}
      </ul>
    </Alert>
  );
};
