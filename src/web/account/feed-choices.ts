/** Which calendars somebody may subscribe to, by the rule of the feeds themselves: nothing is offered in vain. */
import { mayRead, type Shown } from '../../reservations/feeds/feed-rules.js';
import type { FeedView, NewFeedDto } from '../../reservations/feeds/feed.dto.js';
import type { FeedDetail, FeedScope } from '../../reservations/feeds/feed.entity.js';
import type { Language } from '../../shared/words.js';
import type { Choice } from '../ui/fields.js';
import { calendarsWords } from './calendars-words.js';

/** What may have a calendar of its own. */
export interface Named {
  id: string;
  name: string;
}

export interface Subjects {
  partners: readonly Named[];
  places: readonly Named[];
  /** That somebody comes from. */
  item: (Named & NonNullable<Shown['item']>) | undefined;
}

type Reader = Parameters<typeof mayRead>[0];

interface Offered {
  scope: FeedScope;
  of: Named;
  item?: Shown['item'];
}

const details: Readonly<Record<FeedScope, readonly FeedDetail[]>> = {
  item: ['full', 'partners'],
  partner: ['full', 'partners'],
  owner: ['full'],
  storagePlace: ['desk', 'full'],
  alliance: ['partners', 'full', 'desk', 'public'],
};

export function feedChoices(
  reader: Reader,
  { partners, places, item }: Subjects,
  language: Language,
): readonly Choice[] {
  const own = partners.filter(({ id }) => reader.actsFor(id));
  const others = partners.filter(({ id }) => !reader.actsFor(id));
  const kept = places.filter(({ id }) => reader.keeps(id));
  const offered: Offered[] = [
    ...(item ? [{ scope: 'item' as const, of: item, item }] : []),
    ...own.flatMap((of): Offered[] => [
      { scope: 'partner', of },
      { scope: 'owner', of },
    ]),
    ...kept.map((of): Offered => ({ scope: 'storagePlace', of })),
    { scope: 'alliance', of: { id: '', name: '' } },
    ...others.map((of): Offered => ({ scope: 'partner', of })),
    ...(reader.isCoordination ? places : [])
      .filter((one) => !kept.includes(one))
      .map((of): Offered => ({ scope: 'storagePlace', of })),
  ];
  return offered.flatMap((one) => choicesOf(reader, one, language));
}

const choicesOf = (reader: Reader, { scope, of, item }: Offered, language: Language): Choice[] =>
  details[scope]
    .filter((detail) => mayRead(reader, { ...subjectOf(scope, of.id), item, detail }))
    .map((detail) => ({
      value: valueOf(scope, of.id, detail),
      label: inWords({ scope, detail }, of.name, language),
    }));

const subjectOf = (scope: FeedScope, id: string): Pick<Shown, 'scope' | 'partnerId' | 'storagePlaceId'> => ({
  scope,
  partnerId: scope === 'partner' || scope === 'owner' ? id : null,
  storagePlaceId: scope === 'storagePlace' ? id : null,
});

/** What a calendar shows, in a sentence. */
export function inWords(
  { scope, detail }: Pick<FeedView, 'scope' | 'detail'>,
  name: string,
  language: Language,
): string {
  const { whose, ...w } = calendarsWords[language].choices;
  if (scope === 'alliance' && detail === 'partners') return w.alliance;
  if (scope === 'alliance' && detail === 'full') return w.allianceFull;
  if (scope === 'partner' && detail === 'partners') return w.partner(name);
  if (scope === 'partner' && detail === 'full') return w.partnerFull(name);
  return `${w.what[detail]}: ${whose[scope](name)}`;
}

/** What the form sends: whose reservations, and how much of them. A partner that borrows is named by its id alone. */
const valueOf = (scope: FeedScope, id: string, detail: FeedDetail): string =>
  [...(scope === 'partner' ? [] : [scope]), ...(id === '' ? [] : [id]), detail].join(' ');

/** The other way round, as the service takes it; its check says what is wrong with anything else. */
export function chosenFeed(choice: string | undefined, name: string | undefined): Partial<NewFeedDto> {
  const said = (choice ?? '').split(' ');
  const scope = (Object.keys(details) as FeedScope[]).find((one) => one === said[0]) ?? 'partner';
  const [id, detail] = scope === 'alliance' ? [undefined, said[1]] : said.slice(scope === 'partner' ? 0 : 1);
  return {
    scope,
    ...(id ? { id } : {}),
    detail: detail as FeedDetail,
    ...(name === undefined ? {} : { name }),
  };
}
