/** The loan rules (Leihordnung) as everybody reads them, with the versions that held before. */
import type { PublishedText, TextVersion } from '../../../partners/alliances/text.dto.js';
import type { Page } from '../../ui/page.js';
import { Alert, Heading, Link, Title } from '../../ui/parts.js';
import { DraftNote } from '../../ui/draft-note.js';
import { PlainText } from '../../ui/plain-text.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import { manageOf } from '../manage-frame.js';
import { dayInWords } from '../spoken.js';
import { textWords } from './text-words.js';

export function loanRulesPage(
  visit: Visit,
  shown: PublishedText | undefined,
  versions: readonly Omit<TextVersion, 'who'>[],
): Page {
  const w = textWords[visit.language];
  const at = `${homeOf(visit.actor!)}/loan-rules`;
  const title = w.kinds['loan-rules'];
  const isOlder = shown !== undefined && shown.version !== versions[0]?.version;
  const body = (
    <>
      <Title>{title}</Title>
      {isOlder && (
        <Alert kind="warning" title={w.older}>
          <Link href={at}>{w.toCurrent}</Link>
        </Alert>
      )}
      {shown ? (
        <>
          <p>{w.since(shown.version, dayInWords(visit, shown.publishedAt))}</p>
          <PlainText text={shown.text} />
        </>
      ) : (
        <>
          <p>{w.noRules}</p>
          {visit.actor!.isCoordination && (
            <DraftNote at={`${manageOf(visit)}/texts/loan-rules/read`} language={visit.language} />
          )}
        </>
      )}
      {versions.length > 1 && (
        <>
          <Heading>{w.allVersions}</Heading>
          <ul class="lb-links">
            {versions.map(({ version, publishedAt }) => (
              <li key={version}>
                <Link href={`${at}?version=${version}`}>
                  {w.since(version, dayInWords(visit, publishedAt))}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
  return { title, body };
}
