/** The list of an alliance: the days first, then a catalogue of what is free, each thing with its number to choose. */
import type { VNode } from 'preact';
import type { WishedItem } from '../../../reservations/pool/wished-item.view.js';
import { dayAndTime } from '../../../shared/spoken-time.js';
import type { Basket } from '../../basket/basket.js';
import { Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { wishedInWords } from '../../forms/wished-days.js';
import { Heading, Title } from '../../ui/parts.js';
import type { FormState } from '../../forms/typed.js';
import type { ChosenPeriod } from '../chosen-period.js';
import { BasketButton, PeriodBar } from '../period-bar.js';
import { PeriodChoice, type PeriodFacts } from '../period-choice.js';
import { About, type Portrait } from '../portrait.js';
import type { Weekend } from '../../basket/weekends.js';
import { setFilters, type Filters } from './filters.js';
import { ListTools, ViewSwitch } from './list-tools.js';
import { listWords } from './list-words.js';
import { marksOf } from './marks.js';
import { Rail } from './rail.js';
import { LIST_FORM, SearchField } from './search-field.js';
import { foundTogether, sectionsOf } from './sections.js';
import { Shelves } from './shelves.js';

export interface ListFacts {
  /** The search form: what was asked, and what is wrong with it. */
  form: FormState;
  portrait: Portrait;
  /** Where the alliance's pages begin. */
  home: string;
  chosen: ChosenPeriod;
  weekends: readonly Weekend[];
  filters: Filters;
  items: readonly WishedItem[];
  nextCursor: string | null;
  basket: Basket;
  /** The reader may bring a list of things. */
  mayFill: boolean;
  now: Date;
}

export function listPage(facts: ListFacts): Page {
  const { form, portrait, chosen } = facts;
  const w = listWords[form.language];
  if (!chosen.period)
    return { title: portrait.name, body: <Catalogue {...facts} />, place: 'list', look: 'wide' };
  const days = wishedInWords(chosen.days, portrait.timeZone, form.language);
  return {
    title: `${w.title} ${days}`,
    bar: <Bar {...facts} />,
    body: <Catalogue {...facts} />,
    place: 'list',
    look: 'wide',
  };
}

const periodFacts = ({ form, chosen, weekends, home, filters }: ListFacts): PeriodFacts => ({
  form,
  chosen,
  weekends,
  path: home,
  kept: setFilters(filters),
});

/** Whoever presses Enter in the field of a number presses the first button: one that only keeps what was typed. */
const Bar = (facts: ListFacts): VNode => {
  const { form, home, filters, basket } = facts;
  const { language } = form;
  const action = `${home}/search`;
  return (
    <PeriodBar
      {...periodFacts(facts)}
      more={
        <>
          <button class="lb-unseen" form={LIST_FORM} formAction={action} tabIndex={-1} aria-hidden="true">
            {listWords[language].apply}
          </button>
          <div class="lb-period__more">
            <SearchField {...{ form, action, search: filters.search }} isAbove />
            <ViewSwitch {...facts} />
          </div>
        </>
      }
      basket={<BasketButton count={basket.lines.length} language={language} formId={LIST_FORM} />}
    />
  );
};

const Catalogue = (facts: ListFacts): VNode => {
  const { form, home, chosen, filters, items } = facts;
  const hasDays = chosen.period !== undefined;
  const sections = filters.search === '' ? sectionsOf(items) : foundTogether(items);
  const action = hasDays ? `${home}/search` : undefined;
  return (
    <>
      {hasDays ? <Refused form={form} /> : <DaysFirst {...facts} />}
      <div class="lb-shelf">
        {hasDays && <PaperHead {...facts} />}
        <ListTools {...facts} action={action} />
        <Rail {...{ filters, action, hasDays, language: form.language }} marks={marksOf(facts, sections)} />
        <Shelves {...facts} sections={sections} />
      </div>
    </>
  );
};

/** Who it is, and when. */
const DaysFirst = (facts: ListFacts): VNode => {
  const { form, portrait, home } = facts;
  const w = listWords[form.language];
  return (
    <>
      <Title>{portrait.name}</Title>
      <About portrait={portrait} home={home} language={form.language} />
      <Refused form={form} />
      <section class="lb-panel lb-no-print" aria-labelledby="when">
        <Heading id="when">{w.when}</Heading>
        <PeriodChoice {...periodFacts(facts)} class="lb-stack" />
      </section>
    </>
  );
};

/** What the bar says on a screen. */
const PaperHead = ({ form: { language }, portrait, chosen, now }: ListFacts): VNode => {
  const w = listWords[language];
  const { timeZone, contact } = portrait;
  return (
    <p class="lb-only-print">
      <b>{portrait.name}</b> · {w.freeFrom(wishedInWords(chosen.days, timeZone, language))} ·{' '}
      {w.asOf(dayAndTime(now, timeZone, language))} · {w.questions(contact.phone)}
    </p>
  );
};
