/** Which calendars somebody may subscribe to, by the rule of the feeds themselves: nothing is offered in vain. */
import { mayRead } from '../../reservations/feed-rules.js';
import type { NewFeedDto } from '../../reservations/feed.dto.js';
import type { FeedDetail } from '../../reservations/feed.entity.js';
import type { Language } from '../../shared/words.js';
import type { Choice } from '../ui/fields.js';
import { calendarsWords } from './calendars-words.js';

/** A partner that has a calendar of its own. */
export interface NamedPartner {
  id: string;
  name: string;
}

type Reader = Parameters<typeof mayRead>[0];

/** What the form sends: whose bookings, and how much of them. */
const valueOf = (whose: string, detail: FeedDetail): string => `${whose} ${detail}`;

export function feedChoices(
  reader: Reader,
  partners: readonly NamedPartner[],
  language: Language,
): readonly Choice[] {
  const w = calendarsWords[language].choices;
  const whole = (detail: FeedDetail, label: string) =>
    mayRead(reader, { scope: 'alliance', partnerId: null, detail })
      ? [{ value: valueOf('alliance', detail), label }]
      : [];
  const ofPartner = ({ id, name }: NamedPartner) =>
    mayRead(reader, { scope: 'partner', partnerId: id, detail: 'full' })
      ? [
          { value: valueOf(id, 'full'), label: w.partnerFull(name) },
          { value: valueOf(id, 'partners'), label: w.partner(name) },
        ]
      : [];
  const own = partners.filter(({ id }) => reader.actsFor(id));
  const others = partners.filter(({ id }) => !reader.actsFor(id));
  return [
    ...own.flatMap(ofPartner),
    ...whole('partners', w.alliance),
    ...whole('full', w.allianceFull),
    ...others.flatMap(ofPartner),
  ];
}

/** The other way round, as the service takes it; its check says what is wrong with anything else. */
export function chosenFeed(choice: string | undefined, name: string | undefined): Partial<NewFeedDto> {
  const [whose = '', detail] = (choice ?? '').split(' ');
  const scope = whose === 'alliance' ? 'alliance' : 'partner';
  const id = scope === 'partner' && whose !== '' ? { id: whose } : {};
  return { scope, ...id, detail: detail as FeedDetail, ...(name === undefined ? {} : { name }) };
}
