/** The page of an item: what it is, what belongs to it, where and when to fetch it, its month, and the way into the basket. */
import type { VNode } from 'preact';
import type { ItemView } from '../../items/item.dto.js';
import type { StoragePlaceView } from '../../items/storage-place.dto.js';
import type { Page } from '../ui/page.js';
import { wishedInWords } from '../ui/wished-days.js';
import { Alert, Facts, Heading, Lines, Link, Title } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import { daysQuery, type ChosenPeriod } from './chosen-period.js';
import { freeInWords, thereInWords } from './free-words.js';
import { windowsInWords } from './hand-over-words.js';
import { factsOf } from './item-details.js';
import { itemWords } from './item-words.js';
import { MonthTable, type MonthFacts } from './month-table.js';
import { PutForm } from './put-form.js';

export interface ItemPageFacts {
  item: ItemView;
  parts: readonly { item: ItemView; quantity: number }[];
  accessories: readonly ItemView[];
  place: StoragePlaceView;
  month: MonthFacts;
  form: FormState;
  chosen: ChosenPeriod;
  /** Units in the basket already. */
  inBasket: number | undefined;
  timeZone: string;
  /** Where the alliance's pages begin. */
  home: string;
  /** True for its owner and the coordination. */
  mayChange: boolean;
}

/** A quiet frame until there are photos. */
const NO_PHOTO =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100" fill="none" stroke="#6b7090" stroke-width="3">' +
      '<path d="M50 35h14l6-10h20l6 10h14v40H50z"/><circle cx="80" cy="54" r="13"/></svg>',
  );

export function itemPage(facts: ItemPageFacts): Page {
  const { item, home, chosen, month, form, timeZone } = facts;
  const { language } = form;
  const w = itemWords[language];
  const query = daysQuery(chosen.days);
  const path = (shown: string): string => `${home}/items/${item.id}?${query}${query && '&'}month=${shown}`;
  const body = (
    <>
      <p class="kern-body lb-no-print">
        <Link href={`${home}${query && `?${query}`}#list`}>{w.back}</Link>
      </p>
      <Title>{item.name}</Title>
      <img class="lb-photo" src={NO_PHOTO} alt={w.noPhoto(item.name)} width="160" height="100" />
      {item.description !== '' && <Lines text={item.description} />}
      <p class="kern-body">
        <strong>
          {chosen.period && item.free !== undefined
            ? w.inPeriod(
                wishedInWords(chosen.days, timeZone, language),
                freeInWords(item.free, item, language),
              )
            : thereInWords(item, language)}
        </strong>
      </p>
      {item.setAside && <Alert kind="warning" title={w.aside} />}
      <MonthTable {...month} {...{ name: item.name, quantity: item.quantity, path, timeZone, language }} />
      {!item.setAside && <PutForm {...facts} />}
      <Heading>{w.details}</Heading>
      <Facts facts={factsOf(item, language)} />
      <Together {...facts} />
      <Where {...facts} />
      {facts.mayChange && (
        <p class="kern-body lb-no-print">
          <Link href={`${home}/manage/items/${item.id}`}>{w.change}</Link>
        </p>
      )}
    </>
  );
  return { title: item.name, body, place: 'list' };
}

const Together = ({ item: { unit }, parts, accessories, home, form: { language } }: ItemPageFacts): VNode => {
  const w = itemWords[language];
  return (
    <>
      {parts.length > 0 && (
        <>
          <Heading>{w.parts}</Heading>
          <p class="kern-body">{w.partsOf(unit)}</p>
          <ul class="kern-body lb-links">
            {parts.map(({ item, quantity }) => (
              <li key={item.id}>
                {quantity} × <Link href={`${home}/items/${item.id}`}>{item.name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {accessories.length > 0 && (
        <>
          <Heading>{w.accessories}</Heading>
          <ul class="kern-body lb-links">
            {accessories.map((item) => (
              <li key={item.id}>
                <Link href={`${home}/items/${item.id}`}>{item.name}</Link> ({thereInWords(item, language)})
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

/** A private address stands on no page that anybody may open, whoever looks. */
const Where = ({ place, form: { language } }: ItemPageFacts): VNode => {
  const w = itemWords[language];
  const windows = windowsInWords(place.handOverWindows, language);
  const hours = windows.length === 0 ? w.byArrangement : windows.join('\n');
  return (
    <>
      <Heading>{w.where}</Heading>
      <Facts
        facts={[
          [w.place, place.name],
          [w.address, place.private ? w.isPrivate : place.address],
          [w.access, place.private ? '' : place.accessNotes],
          [w.windows, <span class="lb-lines">{hours}</span>],
        ]}
      />
      {place.closedInSchoolHolidays && <p class="kern-body">{w.holidays}</p>}
    </>
  );
};
