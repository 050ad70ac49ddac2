/** The start of the housekeeping: where everything is, with its numbers, and what needs a hand. */
import type { VNode } from 'preact';
import type { Numbers } from '../../../reservations/looking/housekeeping.view.js';
import type { StepView } from '../../../reservations/looking/first-steps.js';
import { dictionary } from '../../../shared/words.js';
import type { Page } from '../../ui/page.js';
import { Icon } from '../../ui/icon.js';
import { Alert, Heading, Link, Title } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf } from '../manage-frame.js';
import { FirstSteps, hasOpenStep, WayToSteps } from './first-steps.js';

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
    'school-holidays': 'Schulferien',
    closureCount: (count: number) =>
      count === 0
        ? 'keine steht bevor'
        : count === 1
          ? 'eine läuft oder steht bevor'
          : `${count} laufen oder stehen bevor`,
    confirmations: 'Stimmt das noch?',
    unconfirmed: (count: number) =>
      count === 0
        ? 'alles im letzten Jahr bestätigt'
        : count === 1
          ? 'ein Eintrag seit über einem Jahr nicht bestätigt'
          : `${count} Einträge seit über einem Jahr nicht bestätigt`,
    partners: 'Bündnispartner',
    partnerCount: (count: number, active: number) => `${count}, davon ${active} aktiv`,
    roles: 'Personen und Rollen',
    qualifications: 'Qualifikationen',
    rules: 'Regeln',
    'own-rules': 'Regeln je Partner und Gegenstand',
    'approval-rules': 'Wer zusagt',
    portrait: 'Porträt und Liste',
    crest: 'Wappen oder Bild',
    showing: 'Öffentlich oder nicht',
    texts: 'Texte: Leihordnung, Impressum, Datenschutz …',
    mails: 'Verschickte E-Mails',
    failed: (count: number) => (count === 1 ? 'Eine E-Mail kam nicht an' : `${count} E-Mails kamen nicht an`),
    atRisk: (count: number) =>
      count === 1 ? 'Einer Anfrage oder Zusage fehlt etwas' : `${count} Anfragen und Zusagen fehlt etwas`,
    deposits: 'Kautionen',
    log: 'Protokoll',
    export: 'Listen mitnehmen',
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
    'school-holidays': 'School holidays',
    closureCount: (count: number) =>
      count === 0 ? 'none is coming' : count === 1 ? 'one is on or coming' : `${count} on or coming`,
    confirmations: 'Does this still hold?',
    unconfirmed: (count: number) =>
      count === 0
        ? 'all confirmed within the last year'
        : count === 1
          ? 'one entry not confirmed for more than a year'
          : `${count} entries not confirmed for more than a year`,
    partners: 'Partners',
    partnerCount: (count: number, active: number) => `${count}, ${active} of them active`,
    roles: 'People and roles',
    qualifications: 'Qualifications',
    rules: 'Rules',
    'own-rules': 'Rules of partners and items',
    'approval-rules': 'Who says yes',
    portrait: 'Portrait and list',
    crest: 'Crest or picture',
    showing: 'Public or not',
    texts: 'Texts: loan rules, legal notice, privacy …',
    mails: 'Mails that were sent',
    failed: (count: number) => (count === 1 ? 'One mail did not arrive' : `${count} mails did not arrive`),
    atRisk: (count: number) =>
      count === 1
        ? 'One request or promise lacks something'
        : `${count} requests and promises lack something`,
    deposits: 'Deposits',
    log: 'Log',
    export: 'Take lists along',
  },
);

interface Steps {
  steps: readonly StepView[];
  /** Somebody asked for them, also where none is open. */
  isAsked: boolean;
}

type Linked = readonly [path: string, label: string, count: string];

export function overviewPage(visit: Visit, numbers: Numbers, steps: Steps): Page {
  const w = words[visit.language];
  const things: Linked[] = [
    ['items', w.items, w.itemCount(numbers.items, numbers.itemsSetAside)],
    ['places', w.places, String(numbers.places)],
    ['closures', w.closures, w.closureCount(numbers.closures)],
    ['confirmations/all', w.confirmations, w.unconfirmed(numbers.unconfirmed)],
  ];
  const people: Linked[] = [
    ['partners', w.partners, w.partnerCount(numbers.partners, numbers.activePartners)],
    ['roles', w.roles, ''],
    ['qualifications', w.qualifications, ''],
  ];
  const frame = (
    [
      'rules',
      'own-rules',
      'approval-rules',
      'school-holidays',
      'texts',
      'portrait',
      'crest',
      'showing',
    ] as const
  ).map((path): Linked => [path, w[path], '']);
  const records = (['deposits', 'mails', 'log', 'export'] as const).map((path): Linked => [
    path,
    w[path],
    '',
  ]);
  const isShown = steps.isAsked || hasOpenStep(steps.steps);
  const body = (
    <>
      <Title>{w.title}</Title>
      {isShown && <FirstSteps visit={visit} steps={steps.steps} />}
      <Needs visit={visit} numbers={numbers} />
      <div class="lb-cols lb-cols--2">
        <Links visit={visit} title={w.things} links={things} />
        <Links visit={visit} title={w.people} links={people} />
        <Links visit={visit} title={w.frame} links={frame} />
        <Links visit={visit} title={w.records} links={records} />
      </div>
      {!isShown && <WayToSteps visit={visit} />}
    </>
  );
  return { title: w.title, body, place: 'manage', look: 'wide' };
}

const Links = ({ visit, title, links }: { visit: Visit; title: string; links: readonly Linked[] }): VNode => (
  <section class="lb-panel">
    <Heading>{title}</Heading>
    <ul class="lb-ways">
      {links.map(([path, label, count]) => (
        <li key={path}>
          <a href={`${manageOf(visit)}/${path}`}>{label}</a>
          {count !== '' && <span class="lb-quiet">{count}</span>}
          <Icon name="right" isSmall />
        </li>
      ))}
    </ul>
  </section>
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
