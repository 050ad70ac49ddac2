/** The frame of every page: head, menu, content, foot. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { frameWords } from './frame-words.js';
import { menuOf } from './menu.js';
import type { Page } from './page.js';
import { homeOf, personOf, type Visit } from './visit.js';

/** Where a browser finds what the page looks like. */
export interface AssetPaths {
  styles: readonly string[];
  script: string;
}

export const htmlOf = (page: Page, visit: Visit, assets: AssetPaths): string =>
  `<!doctype html>\n${renderToString(<Frame page={page} visit={visit} assets={assets} />)}\n`;

interface Framed {
  page: Page;
  visit: Visit;
}

const Frame = ({ page, visit, assets: { styles, script } }: Framed & { assets: AssetPaths }): VNode => {
  const w = frameWords[visit.language];
  const alliance = visit.actor?.alliance;
  return (
    <html lang={visit.language} data-kern-theme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{titleOf(page, alliance?.name ?? 'Leihbund')}</title>
        <link rel="icon" href="data:," />
        {styles.map((path) => (
          <link rel="stylesheet" href={path} key={path} />
        ))}
        <script src={script} defer />
      </head>
      <body>
        <a class="lb-skip" href="#content">
          {w.skip}
        </a>
        <Head page={page} visit={visit} />
        <main id="content" class={page.isWide ? 'lb-main lb-main--wide' : 'lb-main'} tabIndex={-1}>
          {page.body}
        </main>
        <Foot visit={visit} />
      </body>
    </html>
  );
};

const titleOf = ({ title }: Page, where: string): string => (title === where ? title : `${title} · ${where}`);

const Head = ({ page, visit }: Framed): VNode => {
  const w = frameWords[visit.language];
  const { actor } = visit;
  const entries = menuOf(visit);
  return (
    <header class="lb-head">
      <div class="lb-head__top">
        <a class="lb-head__name" href={actor ? homeOf(actor) : '/'}>
          {actor?.alliance.name ?? 'Leihbund'}
        </a>
        <div class="lb-head__self">
          <AccountLink page={page} visit={visit} />
          {visit.path !== '' && <LanguageButton visit={visit} />}
        </div>
      </div>
      {entries.length > 0 && (
        <nav aria-label={w.menu}>
          <ul class="lb-menu">
            {entries.map(({ entry, path, label }) => (
              <li key={entry}>
                <a href={path} aria-current={page.place === entry ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {actor?.alliance.isExample === true && <p class="lb-example">{w.example}</p>}
    </header>
  );
};

const AccountLink = ({ page, visit }: Framed): VNode => {
  const w = frameWords[visit.language];
  if (!personOf(visit)) return <a href={signInPath(visit)}>{w.signIn}</a>;
  return (
    <a href="/me" aria-current={page.place === 'account' ? 'page' : undefined}>
      {w.account}
    </a>
  );
};
/** Nobody wants to be led back to the sign-in after signing in. */
const signInPath = ({ path }: Visit): string =>
  /^\/sign-in(?![\w-])/.test(path) ? path : `/sign-in?to=${encodeURIComponent(path)}`;

/** A form, since looking at an address changes nothing. */
const LanguageButton = ({ visit }: { visit: Visit }): VNode => {
  const w = frameWords[visit.language];
  const other = visit.language === 'de' ? 'en' : 'de';
  return (
    <form method="post" action="/language" class="lb-language">
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="returnTo" value={visit.path} />
      <button class="lb-plain-button" lang={other}>
        {w.otherLanguage}
      </button>
    </form>
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
      <nav aria-label={w.about}>
        <ul class="lb-menu">
          {links.map(([path, label]) => (
            <li key={path}>
              <a href={`${at}/${path}`}>{label}</a>
            </li>
          ))}
          <li>
            <a href="/">{w.allAlliances}</a>
          </li>
        </ul>
      </nav>
    </footer>
  );
};
