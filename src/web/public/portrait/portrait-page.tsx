/** The portrait of an alliance: what it is, what it lends, who takes part, how to reach it and how to join. */
import type { VNode } from 'preact';
import type { Shown } from '../../../items/portraits.view.js';
import type { AllianceView } from '../../../partners/alliances/alliance.view.js';
import type { Language } from '../../../shared/words.js';
import { drawingOf, kindOf } from '../../ui/drawing.js';
import { Hero } from '../../ui/hero.js';
import { Drawn } from '../../ui/icon.js';
import type { Page } from '../../ui/page.js';
import { ButtonLink, Facts, Heading } from '../../ui/parts.js';
import { PlainText } from '../../ui/plain-text.js';
import { softened } from '../../ui/soft.js';
import { takePartWord } from '../../ui/take-part.js';
import { Contact, InShort } from '../portrait.js';
import { portraitWords } from './portrait-words.js';

interface PortraitFacts {
  portrait: AllianceView;
  shown: Shown;
  /** The alliance's own words, in German; undefined where it has written none. */
  own: string | undefined;
  home: string;
  /** Whoever looks may see the list. */
  seesList: boolean;
  /** A new partner may ask. */
  mayTakePart: boolean;
  language: Language;
}

export function portraitPage(facts: PortraitFacts): Page {
  const { portrait, own, language, seesList, shown } = facts;
  const w = portraitWords[language];
  const body = (
    <div class="lb-stack lb-stack--wide">
      {seesList ? <Lends {...facts} /> : <p>{w.closedList}</p>}
      <div class="lb-cols lb-cols--2">
        <Reach {...facts} />
        <Join {...facts} />
      </div>
      {shown.partners.length > 0 && <Who {...facts} />}
      {own !== undefined && (
        <section class="lb-stack" lang="de" aria-labelledby="more">
          <Heading id="more">{portraitWords.de.more}</Heading>
          <PlainText text={own} />
        </section>
      )}
      <Facts
        facts={[
          [w.place, [portrait.place, portrait.state].filter(Boolean).join(', ')],
          [w.bearer, portrait.legalBearer],
        ]}
      />
    </div>
  );
  return { title: w.title, hero: <Above {...facts} />, body, place: 'about', look: 'wide' };
}

/** What it is in short, and how large. */
const Above = ({ portrait, shown: { numbers }, home, seesList, language }: PortraitFacts): VNode => {
  const w = portraitWords[language];
  const { foundedOn } = portrait;
  const counts: [number | string, string][] = [
    ...(seesList ? ([[numbers.items, w.items(numbers.items)]] satisfies [number, string][]) : []),
    [numbers.partners, w.partners(numbers.partners)],
    [numbers.places, w.places(numbers.places)],
    ...(foundedOn ? ([[foundedOn.slice(0, 4), w.founded]] satisfies [string, string][]) : []),
  ];
  return (
    <Hero>
      <h1>{w.promise}</h1>
      <p>
        <InShort portrait={portrait} language={language} />
      </p>
      <div class="lb-acts">
        <a class="lb-btn lb-btn--honey" href={home}>
          {w.see}
        </a>
        <a class="lb-btn lb-btn--2" href="#join">
          {w.join}
        </a>
      </div>
      <ul class="lb-nums">
        {counts.map(([count, of]) => (
          <li key={of}>
            <b>{count}</b> {of}
          </li>
        ))}
      </ul>
    </Hero>
  );
};

const Lends = ({ shown: { categories }, home, language }: PortraitFacts): VNode | null => {
  const w = portraitWords[language];
  if (categories.length === 0) return null;
  return (
    <section class="lb-stack" aria-labelledby="lends">
      <Heading id="lends">{w.lends}</Heading>
      <ul class="lb-catgrid">
        {categories.map(({ category, items }) => (
          <li data-cat={kindOf(category)} key={category}>
            <a href={`${home}?category=${encodeURIComponent(category)}`}>
              <Drawn drawing={drawingOf({ name: category, category })} />
              <b>{softened(category)}</b>
              <span class="lb-small">{w.itemCount(items)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Reach = ({ portrait, language }: PortraitFacts): VNode => (
  <section class="lb-panel" aria-labelledby="reach">
    <Heading id="reach">{portraitWords[language].reach}</Heading>
    <Contact portrait={portrait} language={language} />
  </section>
);

const Join = ({ home, mayTakePart, language }: PortraitFacts): VNode => {
  const w = portraitWords[language];
  return (
    <section class="lb-panel" id="join" aria-labelledby="join-title">
      <Heading id="join-title">{w.join}</Heading>
      <p>{w.joinHow}</p>
      <p>{w.joinAsk}</p>
      <div class="lb-acts">
        {mayTakePart && (
          <ButtonLink href={`${home}/take-part`} weight="primary">
            {takePartWord[language]}
          </ButtonLink>
        )}
        <ButtonLink href={`${home}/join`}>{w.access}</ButtonLink>
      </div>
    </section>
  );
};

const Who = ({ shown: { partners }, language }: PortraitFacts): VNode => (
  <section class="lb-stack" aria-labelledby="who">
    <Heading id="who">{portraitWords[language].who}</Heading>
    <ul class="lb-partners">
      {partners.map((name) => (
        <li key={name}>{softened(name)}</li>
      ))}
    </ul>
  </section>
);
