/** The front page: what this is, and which alliances are here. */
import type { AllianceView } from '../../partners/alliance.view.js';
import { dictionary } from '../../shared/words.js';
import type { Page } from '../ui/page.js';
import { Heading, Link, Title } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';

const words = dictionary(
  {
    what:
      'Die Partner eines Lokalen Bündnisses für Familie leihen einander, was sie haben: Zelte, Bänke, Lautsprecher. ' +
      'Eine gemeinsame Liste, nichts wird doppelt versprochen, die Koordination sagt zu.',
    here: 'Wählen Sie Ihr Bündnis',
    how: 'So geht das Leihen',
    steps: {
      when: 'Zeitraum wählen. Die Liste zeigt, was dann frei ist.',
      what: 'Mengen wählen und in den Korb legen.',
      ask: 'Anfrage senden. Sie brauchen nur Ihre Mail-Adresse, kein Passwort.',
      fetch: 'Die Koordination sagt zu. Sie holen ab und bringen zurück.',
    },
    easy: 'Das Gleiche in Leichter Sprache',
    programs: 'Für Programme:',
  },
  {
    what:
      'The partners of a local family alliance lend each other what they have: tents, benches, loudspeakers. ' +
      'One shared list, nothing is promised twice, the coordination approves.',
    here: 'Choose your alliance',
    how: 'How to borrow',
    steps: {
      when: 'Choose the period. The list shows what is free then.',
      what: 'Choose quantities and put them into the basket.',
      ask: 'Send the request. You only need your mail address, no password.',
      fetch: 'The coordination approves. You fetch the things and bring them back.',
    },
    easy: 'The same in easy language',
    programs: 'For programs:',
  },
);

export function landingPage({ language }: Visit, alliances: readonly AllianceView[]): Page {
  const w = words[language];
  const body = (
    <>
      <Title>Leihbund</Title>
      <p class="kern-body">{w.what}</p>
      <Heading>{w.here}</Heading>
      <ul class="kern-body lb-links">
        {alliances.map(({ slug, name, place, state }) => (
          <li key={slug}>
            <Link href={`/b/${slug}`}>{name}</Link> ({place}, {state})
          </li>
        ))}
      </ul>
      <Heading>{w.how}</Heading>
      <ol class="kern-body lb-steps">
        {Object.entries(w.steps).map(([key, step]) => (
          <li key={key}>{step}</li>
        ))}
      </ol>
      <p class="kern-body">
        <Link href="/leichte-sprache">{w.easy}</Link>
      </p>
      <p class="kern-body">
        {w.programs} <Link href="/api/docs">API</Link>
      </p>
    </>
  );
  return { title: 'Leihbund', body };
}
