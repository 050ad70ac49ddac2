/** The head of every page, one line on the phone: whose page it is, where one is, the basket, the menu. */
import type { VNode } from 'preact';
import type { Actor } from '../../partners/who/actor.js';
import { Crest } from './crest.js';
import { onlyOf, type Frame } from './frame.js';
import { frameWords } from './frame-words.js';
import { Icon } from './icon.js';
import { entriesOf, operatorEntries, type MenuLink } from './menu.js';
import type { Page } from './page.js';
import { shortName } from './short-name.js';
import { homeOf, personOf, startOf, type Visit } from './visit.js';

interface HeadFacts {
  page: Page;
  visit: Visit;
  frame: Frame;
}

export const Head = (facts: HeadFacts): VNode => {
  const { page, visit, frame } = facts;
  const here = visit.actor ?? onlyOf(frame.own);
  const links = linksOf(facts);
  return (
    <header class="lb-head">
      <div class="lb-head__in">
        <Brand here={here} hasRoom={links.length <= MOST_BESIDE_A_NAME} />
        {links.length > 0 && (
          <nav class="lb-nav" aria-label={navName(facts)}>
            <Links links={links} page={page} />
          </nav>
        )}
        <BasketLink {...facts} here={here} />
        <AccountLink {...facts} />
        <Menu {...facts} links={links} />
      </div>
    </header>
  );
};

/** So many entries of the menu leave room for a long name on a desktop. */
const MOST_BESIDE_A_NAME = 4;

/** The alliance's name in full where there is room for it. */
const Brand = ({ here, hasRoom }: { here: Actor | undefined; hasRoom: boolean }): VNode => {
  const name = here?.alliance.name ?? 'Leihbund';
  const short = shortName(name);
  return (
    <a class={hasRoom ? 'lb-brand lb-brand--full' : 'lb-brand'} href={here ? homeOf(here) : '/'}>
      <Crest alliance={here?.alliance} class="lb-brand__crest" />
      <span class="lb-brand__name">
        {short === name ? (
          name
        ) : (
          <>
            <span class="lb-brand__long">{name}</span>
            <span class="lb-brand__short">{short}</span>
          </>
        )}
      </span>
    </a>
  );
};

/** Of the alliance that somebody is in, or belongs to; where these are several, the way to each. */
function linksOf(facts: HeadFacts): MenuLink[] {
  const { visit, frame } = facts;
  const only = onlyOf(frame.own);
  const own = only
    ? entriesOf(only, visit, frame)
    : frame.own.map((actor) => ({ path: startOf(actor), label: actor.alliance.name }));
  return [...own, ...operatorEntries(visit)];
}

function navName({ visit, frame }: HeadFacts): string {
  const w = frameWords[visit.language];
  return onlyOf(frame.own) ? w.mainMenu : w.ownAlliances;
}

const Links = ({ links, page }: { links: readonly MenuLink[]; page: Page }): VNode => (
  <ul>
    {links.map(({ entry, path, label, count }) => (
      <li key={path}>
        <a href={path} aria-current={entry !== undefined && page.place === entry ? 'page' : undefined}>
          {label}
          {count !== undefined && count > 0 && (
            <>
              {' '}
              <Count count={count} />
            </>
          )}
        </a>
      </li>
    ))}
  </ul>
);

const Count = ({ count }: { count: number }): VNode => <span class="lb-count">{count}</span>;

/** Its number in honey, wherever one is. On a phone, a stranger's empty basket leaves its room to the sign-in, and a full one takes it. */
const BasketLink = ({ page, visit, here }: HeadFacts & { here: Actor | undefined }): VNode | null => {
  const w = frameWords[visit.language];
  if (!here?.may('items.read')) return null;
  const count = visit.basket.lines.length;
  return (
    <a
      class={`lb-head__act lb-head__basket${count > 0 || personOf(visit) ? '' : ' lb-head__roomy'}`}
      href={`${homeOf(here)}/basket`}
      aria-current={page.place === 'basket' ? 'page' : undefined}
    >
      <Icon name="basket" />
      <span class="lb-head__wide" aria-hidden="true">
        {w.basket}
      </span>
      {count > 0 && (
        <span class="lb-count lb-icount" aria-hidden="true">
          {count}
        </span>
      )}
      <span class="lb-sr">{w.inBasket(count)}</span>
    </a>
  );
};

const AccountLink = ({ page, visit }: HeadFacts): VNode => {
  const w = frameWords[visit.language];
  if (!personOf(visit))
    return (
      <a
        class={visit.basket.lines.length > 0 ? 'lb-head__act lb-head__roomy' : 'lb-head__act'}
        href={signInPath(visit)}
      >
        <span class="lb-head__words">{w.signIn}</span>
        <Icon name="user" />
      </a>
    );
  return (
    <a
      class="lb-head__act lb-head__me"
      href="/me"
      aria-current={page.place === 'account' ? 'page' : undefined}
    >
      <Icon name="user" />
      <span class="lb-sr">{w.account}</span>
    </a>
  );
};

/** Nobody wants to be led back to the sign-in after signing in. */
const signInPath = ({ path }: Visit): string =>
  /^\/sign-in(?![\w-])/.test(path) ? path : `/sign-in?to=${encodeURIComponent(path)}`;

/** Opens without script; a phone has no room for all of it at once. */
const Menu = (facts: HeadFacts & { links: readonly MenuLink[] }): VNode => {
  const { page, visit, frame, links } = facts;
  const w = frameWords[visit.language];
  const toDecide = frame.waiting ?? frame.asked;
  return (
    <details class="lb-menu">
      <summary class="lb-head__act">
        {w.menu}
        {toDecide > 0 && (
          <>
            {' '}
            <Count count={toDecide} />
            <span class="lb-sr"> {w.toDecide}</span>
          </>
        )}
        <Icon name="down" isSmall />
      </summary>
      <nav class="lb-menu__panel" aria-label={w.menu}>
        <Links links={[...links, accountEntry(visit)]} page={page} />
        {visit.path !== '' && <LanguageButton visit={visit} />}
      </nav>
    </details>
  );
};

const accountEntry = (visit: Visit): MenuLink =>
  personOf(visit)
    ? { entry: 'account', path: '/me', label: frameWords[visit.language].account }
    : { path: signInPath(visit), label: frameWords[visit.language].signIn };

/** A form, since looking at an address changes nothing. */
export const LanguageButton = ({ visit }: { visit: Visit }): VNode => {
  const w = frameWords[visit.language];
  const other = visit.language === 'de' ? 'en' : 'de';
  return (
    <form method="post" action="/language">
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="returnTo" value={visit.path} />
      <button class="lb-plain-button" lang={other}>
        {w.otherLanguage}
      </button>
    </form>
  );
};
