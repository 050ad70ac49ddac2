/** A text that people agree to, loan rules or founding agreement, as everybody reads it, with the versions that held before. */
import type { PublishedText, TextVersion } from '../../../partners/alliances/text.dto.js';
import type { Page } from '../../ui/page.js';
import { Alert, Heading, Link, Title, Way } from '../../ui/parts.js';
import { DraftNote } from '../../ui/draft-note.js';
import { mayTakePart, takePartWord } from '../../ui/take-part.js';
import { PlainText } from '../../ui/plain-text.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import { manageOf } from '../manage-frame.js';
import { dayInWords } from '../spoken.js';
import { publicPath, textWords, type AgreedKind } from './text-words.js';

export function agreedTextPage(
  visit: Visit,
  kind: AgreedKind,
  shown: PublishedText | undefined,
  versions: readonly Omit<TextVersion, 'who'>[],
): Page {
  const w = textWords[visit.language];
  const at = `${homeOf(visit.actor!)}${publicPath[kind]}`;
  const title = w.kinds[kind];
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
          <p>{w.none[kind]}</p>
          {visit.actor!.isCoordination && (
            <DraftNote at={`${manageOf(visit)}/texts/${kind}/read`} language={visit.language} />
          )}
        </>
      )}
      {kind === 'founding-agreement' && mayTakePart(visit.actor!) && (
        <Way href={`${homeOf(visit.actor!)}/take-part`}>{takePartWord[visit.language]}</Way>
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
