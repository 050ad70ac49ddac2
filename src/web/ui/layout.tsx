/** The frame of every page: head, menu, content, foot. */
import type { VNode } from 'preact';
import type { Language } from '../../shared/words.js';
import type { Actor } from '../../partners/who/actor.js';
import { whatToDo, whyBarred } from '../../partners/who/borrowing.js';
import { onlyOf, type Frame } from './frame.js';
import { frameWords } from './frame-words.js';
import { Head, LanguageButton } from './head.js';
import type { Page } from './page.js';
import { Alert } from './parts.js';
import { rendered, type Rendered } from './pieces.js';
import { mayTakePart, takePartWord } from './take-part.js';
import { telephone } from './telephone.js';
import { homeOf, type Visit } from './visit.js';

/** Where a browser finds what the page looks like. */
export interface AssetPaths {
  styles: readonly string[];
  script: string;
}

interface Around extends AssetPaths {
  frame: Frame;
}

/** Without the rows that take long. */
export function renderedPage(page: Page, visit: Visit, around: Around): Rendered {
  const { html, rows } = rendered(<Whole page={page} visit={visit} around={around} />);
  return { html: `<!doctype html>\n${html}\n`, rows };
}

interface Framed {
  page: Page;
  visit: Visit;
}

const Whole = ({ page, visit, around }: Framed & { around: Around }): VNode => {
  const { styles, script, frame } = around;
  const w = frameWords[visit.language];
  const here = visit.actor?.alliance;
  // On pages of no alliance, such as one's own account, the head shows the one that somebody belongs to.
  const face = here ?? onlyOf(frame.own)?.alliance;
  return (
    <html lang={visit.language} data-colour={face?.colour ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{titleOf(page, here?.name ?? 'Leihbund')}</title>
        <link rel="icon" href="data:," />
        {styles.map((path) => (
          <link rel="stylesheet" href={path} key={path} />
        ))}
        <script src={script} defer />
      </head>
      <body class={page.look === 'desk' ? 'lb-desk' : undefined}>
        <a class="lb-skip" href="#content">
          {w.skip}
        </a>
        <Head page={page} visit={visit} frame={frame} />
        {page.bar}
        <main id="content" class="lb-body" tabIndex={-1}>
          {page.hero}
          <div class={mainClasses[page.look ?? 'read']}>
            <NotPublicYet visit={visit} />
            <BarredNotice visit={visit} frame={frame} />
            {page.body}
          </div>
        </main>
        <Foot visit={visit} />
      </body>
    </html>
  );
};

/** Text is read in lines of 50 rem at most; cards, tables and the desk use the screen. */
const mainClasses = {
  read: 'lb-main lb-main--read lb-stack',
  wide: 'lb-main lb-stack',
  desk: 'lb-main',
} as const;

const titleOf = ({ title }: Page, where: string): string => (title === where ? title : `${title} · ${where}`);

/** Whoever cannot borrow learns it before anything is chosen, with what to do. */
const BarredNotice = ({
  visit: { language },
  frame,
}: Pick<Framed, 'visit'> & { frame: Frame }): VNode | null => {
  const only = onlyOf(frame.own);
  if (!only || frame.barred.length === 0) return null;
  return (
    <div class="lb-no-print">
      {frame.barred.map((one) => (
        <Alert kind="warning" title={whyBarred(one, language)} key={one.name}>
          <p>{whatToDo(one, only.alliance, language)}</p>
        </Alert>
      ))}
    </div>
  );
};

/** Quiet: it is how every alliance begins. */
const NotPublicYet = ({ visit: { actor, language } }: Pick<Framed, 'visit'>): VNode | null => {
  if (!actor || actor.alliance.listedAt !== null) return null;
  const w = frameWords[language];
  return (
    <p class="lb-small lb-quiet lb-no-print">
      <b>{w.notPublicYet}.</b> {w.onlyInsiders}{' '}
      {actor.may('alliance.show') && (
        <a class="lb-link" href={`${homeOf(actor)}/manage/showing`}>
          {w.makePublic}
        </a>
      )}
    </p>
  );
};

const Foot = ({ visit }: { visit: Visit }): VNode => {
  const w = frameWords[visit.language];
  const at = visit.actor ? homeOf(visit.actor) : '';
  const links = [
    ['impressum', w.imprint],
    ['datenschutz', w.privacy],
    ['barrierefreiheit', w.accessibility],
    ['leichte-sprache', w.plainLanguage],
    ['kontakt', w.contact],
  ] as const;
  return (
    <footer class="lb-foot">
      <div class="lb-foot__in">
        {visit.actor && <Help alliance={visit.actor.alliance} language={visit.language} />}
        <div>
          <nav aria-label={w.about}>
            <ul class="lb-foot__links">
              {links.map(([path, label]) => (
                <li key={path}>
                  <a href={`${at}/${path}`}>{label}</a>
                </li>
              ))}
              {visit.actor && mayTakePart(visit.actor) && (
                <li>
                  <a href={`${at}/take-part`}>{takePartWord[visit.language]}</a>
                </li>
              )}
              <li>
                <a href="/">{w.allAlliances}</a>
              </li>
              {visit.path !== '' && (
                <li>
                  <LanguageButton visit={visit} />
                </li>
              )}
            </ul>
          </nav>
          {visit.actor?.alliance.isExample === true && <p class="lb-small lb-quiet">{w.example}</p>}
        </div>
      </div>
    </footer>
  );
};

/** Whom to call, with hours, on every page: the phone is what everybody can use. */
const Help = ({ alliance, language }: { alliance: Actor['alliance']; language: Language }): VNode | null => {
  const { contactName, contactPhone, contactHours } = alliance;
  if (contactPhone === '') return null;
  return (
    <div class="lb-foot__help">
      <p>
        <b>{frameWords[language].callUs}</b>
      </p>
      <p>
        {contactName}
        <br />
        <a href={telephone(contactPhone)}>{contactPhone}</a>
        {contactHours !== '' && `, ${contactHours}`}
      </p>
    </div>
  );
};
