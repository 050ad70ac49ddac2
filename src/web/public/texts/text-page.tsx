/** The pages in the footer: the alliance's own text or the usual one, and how to reach those who answer for it. */
import type { AllianceView } from '../../../partners/alliances/alliance.view.js';
import { easyText } from '../../../partners/alliances/easy-text.js';
import { cookies, type PreparedKind } from '../../../partners/alliances/prepared-texts.js';
import type { ShownText } from '../../../partners/alliances/text-states.js';
import type { Language } from '../../../shared/words.js';
import { dictionary } from '../../../shared/words.js';
import { frameWords } from '../../ui/frame-words.js';
import type { Page } from '../../ui/page.js';
import { DraftNote } from '../../ui/draft-note.js';
import { Heading, Link, Title } from '../../ui/parts.js';
import { Contact, type Portrait } from '../portrait.js';
import { PlainText } from '../../ui/plain-text.js';

const words = dictionary(
  {
    contact: 'So erreichen Sie uns',
    installation:
      'Leihbund ist ein Programm, mit dem Lokale Bündnisse für Familie ihre gemeinsame Leihliste führen. Diese Installation dient mehreren Bündnissen. Für den Inhalt und die Daten ist der Rechtsträger des Bündnisses verantwortlich, dessen Liste Sie benutzen.',
    choose: 'Bitte wählen Sie Ihr Bündnis',
  },
  {
    contact: 'How to reach us',
    installation:
      'Leihbund is a program with which local family alliances keep their shared list. This installation serves several alliances. The legal bearer of the alliance whose list you use answers for content and data.',
    choose: 'Please choose your alliance',
  },
);

/** By the last part of the address. */
export const textPages = {
  impressum: { kind: 'imprint', word: 'imprint' },
  datenschutz: { kind: 'privacy', word: 'privacy' },
  barrierefreiheit: { kind: 'accessibility', word: 'accessibility' },
  'leichte-sprache': { kind: 'plain-language', word: 'plainLanguage' },
} as const satisfies Record<string, { kind: PreparedKind; word: keyof (typeof frameWords)['de'] }>;

export type TextPath = keyof typeof textPages;

interface TextFacts {
  path: TextPath;
  portrait: Portrait;
  shown: ShownText;
  /** Where the coordination reads it; undefined for everybody else, and once it was read. */
  draftAt: string | undefined;
  language: Language;
}

export function textPage({ path, portrait, shown, draftAt, language }: TextFacts): Page {
  const { word } = textPages[path];
  const title = frameWords[language][word];
  const body = (
    <>
      <Title>{title}</Title>
      {draftAt !== undefined && <DraftNote at={draftAt} language={language} />}
      <div lang={shown.language === language ? undefined : shown.language}>
        <PlainText text={shown.text} />
      </div>
      <Heading>{words[language].contact}</Heading>
      <Contact portrait={portrait} language={language} />
    </>
  );
  return { title, body };
}

/** Outside of alliances nobody has texts: what this is, and the way to those who do. */
export function installationPage(
  path: TextPath | 'kontakt',
  alliances: readonly AllianceView[],
  language: Language,
): Page {
  const w = words[language];
  const title = frameWords[language][path === 'kontakt' ? 'contact' : textPages[path].word];
  const text =
    (path === 'leichte-sprache' && easyText[language]('Leihbund')) ||
    (path === 'datenschutz' ? `${w.installation}\n\n${cookies[language]}` : w.installation);
  const body = (
    <>
      <Title>{title}</Title>
      <PlainText text={text} />
      <Heading>{w.choose}</Heading>
      <ul class="lb-links">
        {alliances.map(({ slug, name }) => (
          <li key={slug}>
            <Link href={`/b/${slug}/${path}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </>
  );
  return { title, body };
}
