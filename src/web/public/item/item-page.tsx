/** The page of an item: what it is, how many are free and the way into the basket; then its month, its place, and what belongs to it. */
import type { VNode } from 'preact';
import type { Temporal } from 'temporal-polyfill';
import type { ItemView } from '../../../items/item.dto.js';
import type { LineRules } from '../../../partners/who/alliance-rules.js';
import type { ItemPhotoView } from '../../../items/photos/item-photo.view.js';
import type { StoragePlaceView } from '../../../items/storage-place.dto.js';
import type { Had } from '../../../reservations/pool/wished-item.view.js';
import { monthInWords } from '../../../shared/spoken-time.js';
import { dayAt } from '../../../shared/zone.js';
import { daysFrom, daysText, wishedInWords } from '../../forms/wished-days.js';
import { Gauge } from '../../ui/gauge.js';
import { Icon } from '../../ui/icon.js';
import { NeedBox } from '../../ui/need-list.js';
import type { Page } from '../../ui/page.js';
import { Alert, Facts, Heading, Link } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import { daysQuery } from '../chosen-period.js';
import { freeLine, isFree } from '../free-line.js';
import { sectionId } from '../section-id.js';
import { BasketLink, PeriodBar } from '../period-bar.js';
import type { Weekend } from '../../basket/weekends.js';
import { boxOf, factsOf } from './item-details.js';
import { ItemPictures } from './item-pictures.js';
import { itemWords } from './item-words.js';
import { tapped } from './month-days.js';
import { MonthTable, type MonthFacts } from './month-table.js';
import { NextWeekends } from './next-weekends.js';
import { PutForm, type PutFacts } from './put-form.js';
import { Together } from './together.js';
import { Where } from './where.js';

export interface ItemPageFacts extends PutFacts {
  /** By which it is lent. */
  rules: LineRules;
  photos: readonly ItemPhotoView[];
  /** The qualification that it takes; empty where it takes none. */
  requires: string;
  parts: readonly { item: ItemView; quantity: number }[];
  accessories: readonly ItemView[];
  place: StoragePlaceView;
  /** Of the alliance. */
  town: string;
  month: MonthFacts;
  today: Temporal.PlainDate;
  /** To choose from, in the bar. */
  weekends: readonly Weekend[];
  /** The first of them, with what can be had. */
  next: readonly { weekend: Weekend; had: Had }[];
  /** Different things in the basket. */
  things: number;
  timeZone: string;
  /** True for its owner and the coordination. */
  mayChange: boolean;
  /** True for its keeper, too. */
  mayFind: boolean;
  /** True for whoever belongs to the alliance. */
  maySubscribe: boolean;
  /** When somebody last changed or confirmed it; undefined for strangers. */
  heldAt: Date | undefined;
}

export const itemPage = (facts: ItemPageFacts): Page => ({
  title: facts.item.name,
  bar: <Bar {...facts} />,
  body: <Body {...facts} />,
  place: 'list',
  look: 'wide',
});

const pathOf = ({ home, item }: ItemPageFacts): string => `${home}/items/${item.id}`;

const Bar = (facts: ItemPageFacts): VNode => {
  const { form, chosen, weekends, home, things } = facts;
  return (
    <PeriodBar
      {...{ form, chosen, weekends, path: pathOf(facts), kept: [] }}
      basket={<BasketLink count={things} language={form.language} home={home} />}
    />
  );
};

const Body = (facts: ItemPageFacts): VNode => {
  const { item, rules, photos, parts, accessories, place, town, today, home, form } = facts;
  const { language } = form;
  const w = itemWords[language];
  return (
    <>
      <Back {...facts} />
      <div class="lb-stack lb-stack--wide">
        <div class="lb-item">
          <ItemPictures {...{ item, photos, language }} />
          <Buy {...facts} />
        </div>
        <div class="lb-cols lb-cols--2">
          <When {...facts} />
          <div class="lb-stack">
            <Where {...{ place, town, today, language }} />
            <Together
              {...{ unit: item.unit, parts, accessories, language }}
              pathOf={(id) => `${home}/items/${id}`}
            />
          </div>
        </div>
        <section class="lb-panel" aria-labelledby="details">
          <Heading id="details">{w.details}</Heading>
          <Facts facts={factsOf(item, rules, language)} />
          <LastConfirmed {...facts} />
          <More {...facts} />
        </section>
      </div>
    </>
  );
};

const Back = ({ item: { category }, home, chosen, form }: ItemPageFacts): VNode => {
  const w = itemWords[form.language];
  const query = daysQuery(chosen.days);
  return (
    <p class="lb-crumb">
      <a href={`${home}${query && `?${query}`}#${sectionId(category)}`}>
        <Icon name="left" isSmall />
        {category === '' ? w.back : w.backTo(category)}
      </a>
    </p>
  );
};

const Buy = (facts: ItemPageFacts): VNode => {
  const { item, chosen, timeZone, form } = facts;
  const { language } = form;
  const w = itemWords[language];
  return (
    <div class="lb-item__buy">
      <div>
        <h1>{softened(item.name)}</h1>
        {item.description !== '' && <p class="lb-title__sub lb-typed">{item.description}</p>}
      </div>
      <div class={isFree(item) || !chosen.period ? 'lb-free' : 'lb-free lb-free--none'}>
        <p>{freeLine(item, timeZone, language)}</p>
        {item.free !== undefined && isFree(item) && <Gauge free={item.free} all={item.quantity} />}
      </div>
      {chosen.period && <p class="lb-only-print">{wishedInWords(chosen.days, timeZone, language)}</p>}
      {!item.lent && <Alert kind="warning" title={w.aside} />}
      {item.missingPart && <Alert kind="warning" title={w.missing(item.missingPart.name)} />}
      {item.lent && <PutForm {...facts} />}
      <OwnUse {...facts} />
      <NeedBox needs={boxOf(item, facts.requires, language)} language={language} />
    </div>
  );
};

/** For its owner; of what is lent as a whole only it is entered for the parts. */
const OwnUse = ({ item, parts, chosen, home, mayChange, form }: ItemPageFacts): VNode | null => {
  const query = daysQuery(chosen.days);
  if (!mayChange || (parts.length > 0 && item.kind !== 'computed_set')) return null;
  return (
    <p class="lb-on lb-no-print">
      <Link href={`${home}/items/${item.id}/own-use${query && `?${query}`}`}>
        {itemWords[form.language].ownUse}
      </Link>
    </p>
  );
};

const When = (facts: ItemPageFacts): VNode => {
  const { item, chosen, month, next, timeZone, form } = facts;
  const { language } = form;
  const w = itemWords[language];
  const path = pathOf(facts);
  const query = daysQuery(chosen.days);
  const days = chosen.period && daysFrom(chosen.days);
  // To this month again, since the last day may be tapped next.
  const dayPath = (day: Temporal.PlainDate): string =>
    `${path}?${new URLSearchParams({ ...daysText(tapped(days, day)), month: month.month.toString() })}#month`;
  return (
    <section class="lb-stack" aria-labelledby="month">
      <Heading id="month">{w.month}</Heading>
      {item.lent && <p class="lb-no-print">{w.tap}</p>}
      <MonthTable
        {...month}
        {...{ name: item.name, quantity: item.quantity, chosen: days, language, timeZone }}
        path={(shown) => `${path}?${query}${query && '&'}month=${shown}`}
        dayPath={item.lent ? dayPath : undefined}
      />
      {chosen.period && item.lent && (
        <p class="lb-no-print">
          {wishedInWords(chosen.days, timeZone, language)}: {freeLine(item, timeZone, language)}.{' '}
          <Link href="#put">{w.chooseQuantity}</Link>
        </p>
      )}
      <NextWeekends {...{ weekends: next, quantity: item.quantity, chosen, path, language }} />
    </section>
  );
};

const LastConfirmed = ({ heldAt, timeZone, form: { language } }: ItemPageFacts): VNode | null => {
  if (!heldAt) return null;
  const month = monthInWords(dayAt(heldAt, timeZone).toPlainYearMonth(), language);
  return <p class="lb-quiet">{itemWords[language].confirmed(month)}</p>;
};

const More = ({ item, home, maySubscribe, mayChange, mayFind, form }: ItemPageFacts): VNode => {
  const w = itemWords[form.language];
  return (
    <>
      {maySubscribe && (
        <p class="lb-on lb-no-print">
          <Link href={`${home}/calendars?item=${item.id}`}>{w.calendar}</Link>
        </p>
      )}
      {mayFind && (
        <p class="lb-on lb-no-print">
          <Link href={`${home}/items/${item.id}/where`}>{w.whereIsIt}</Link>
        </p>
      )}
      {mayChange && (
        <p class="lb-on lb-no-print">
          <Link href={`${home}/manage/items/${item.id}`}>{w.change}</Link>
        </p>
      )}
    </>
  );
};
