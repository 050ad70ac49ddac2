/** The front page: what this is, and which alliances are here. */
import type { AllianceView } from '../../partners/alliance.view.js';
import { dictionary } from '../ui/dictionary.js';
import type { Page } from '../ui/page.js';
import { Heading, Link, Title } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';

const words = dictionary(
  {
    what:
      'Die Partner eines Lokalen Bündnisses für Familie leihen einander, was sie haben: Zelte, Bänke, Lautsprecher. ' +
      'Eine gemeinsame Liste, nichts wird doppelt versprochen, die Koordination sagt zu.',
    here: 'Bündnisse hier',
    programs: 'Für Programme:',
  },
  {
    what:
      'The partners of a local family alliance lend each other what they have: tents, benches, loudspeakers. ' +
      'One shared list, nothing is promised twice, the coordination approves.',
    here: 'Alliances here',
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
      <ul class="lb-links">
        {alliances.map(({ slug, name }) => (
          <li key={slug}>
            <Link href={`/b/${slug}`}>{name}</Link>
          </li>
        ))}
      </ul>
      <p class="kern-body">
        {w.programs} <Link href="/api/docs">API</Link>
      </p>
    </>
  );
  return { title: 'Leihbund', body };
}
