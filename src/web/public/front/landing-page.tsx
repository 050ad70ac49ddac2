/** The front page: what this is in one sentence, a search over all alliances, who is here, and where. */
import type { VNode } from 'preact';
import type { Directory, Neighbour } from '../../../items/portraits.view.js';
import type { Language } from '../../../shared/words.js';
import { Crest } from '../../ui/crest.js';
import { Hero } from '../../ui/hero.js';
import { Icon } from '../../ui/icon.js';
import type { Page } from '../../ui/page.js';
import { Alert, Heading, Link } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { Visit } from '../../ui/visit.js';
import { GermanyMap } from './germany-map.js';
import { landingWords } from './landing-words.js';

export interface LandingFacts {
  directory: Directory;
  /** What was searched for; empty where nothing was. */
  search: string;
}

export const LONGEST_SEARCH = 100;

export function landingPage({ language }: Visit, { directory, search }: LandingFacts): Page {
  const w = landingWords[language];
  const hero = (
    <Hero>
      <h1>{w.promise}</h1>
      <p>{w.what}</p>
      <Search search={search} language={language} />
    </Hero>
  );
  const body = (
    <div class="lb-stack lb-stack--wide">
      <div class="lb-cols lb-cols--side">
        <Found directory={directory} search={search} language={language} />
        <aside aria-label={w.map}>
          <GermanyMap
            alliances={directory.all}
            title={w.mapOf(directory.all.map(({ place }) => place).join(', '))}
          />
        </aside>
      </div>
      <How language={language} />
      <p>
        <Link href="/leichte-sprache">{w.easy}</Link>
      </p>
      <p class="lb-small">
        {w.programs} <Link href="/api/docs">API</Link>
      </p>
    </div>
  );
  return { title: 'Leihbund', body, hero, look: 'wide' };
}

const Search = ({ search, language }: { search: string; language: Language }): VNode => {
  const w = landingWords[language];
  return (
    <search aria-label={w.find}>
      <form class="lb-search" action="/">
        <label class="lb-sr" for="place">
          {w.label}
        </label>
        <input
          id="place"
          name="place"
          type="search"
          value={search}
          maxLength={LONGEST_SEARCH}
          placeholder={w.placeholder}
        />
        <button class="lb-btn lb-btn--honey" type="submit">
          <Icon name="search" />
          {w.search}
        </button>
      </form>
    </search>
  );
};

const Found = ({ directory, search, language }: LandingFacts & { language: Language }): VNode => {
  const w = landingWords[language];
  const { shown, found } = directory;
  const rest = found - shown.length;
  return (
    <section class="lb-stack" aria-labelledby="alliances">
      <Heading id="alliances">{search === '' ? w.count(found) : w.hits(found, search)}</Heading>
      {found === 0 && search !== '' && (
        <Alert kind="info" title={w.nothing}>
          <p>
            <Link href="/">{w.showAll}</Link>
          </p>
        </Alert>
      )}
      <ul class="lb-alls">
        {shown.map((one) => (
          <One {...one} language={language} key={one.alliance.id} />
        ))}
      </ul>
      {rest > 0 && <p>{w.more(rest)}</p>}
    </section>
  );
};

/** How many things an alliance has, it shows to those alone who may see its list. */
const One = ({ alliance, numbers, language }: Neighbour & { language: Language }): VNode => {
  const w = landingWords[language];
  const { slug, name, place, state, colour, visibility } = alliance;
  const counts = [visibility === 'public' && w.items(numbers.items), w.partners(numbers.partners)];
  return (
    <li class="lb-all" data-colour={colour ?? undefined}>
      <Crest alliance={alliance} />
      <div>
        <h3>
          <a href={`/b/${slug}`}>{softened(name)}</a>
        </h3>
        <p class="lb-small lb-quiet">{[place, state].filter(Boolean).join(', ')}</p>
        <p class="lb-small">{counts.filter((count) => count !== false).join(', ')}</p>
      </div>
    </li>
  );
};

const How = ({ language }: { language: Language }): VNode => {
  const w = landingWords[language];
  return (
    <section class="lb-stack" aria-labelledby="how">
      <Heading id="how">{w.how}</Heading>
      <ol class="lb-how">
        {w.steps.map(([what, why]) => (
          <li key={what}>
            <b>{what}</b>
            <span>{why}</span>
          </li>
        ))}
      </ol>
    </section>
  );
};
