/** The words of an offer, and the members with which it can be asked for as it stands. */
import { isSameInstant, span, type Period } from '../../shared/period.js';
import type { Proposal } from '../../shared/refusal.js';
import { datedPeriod, dayAndTime, endInWords, fromTo } from '../../shared/spoken-time.js';
import type { Language, Words } from '../../shared/words.js';
import { localTime } from '../../shared/zone.js';
import type { AskedLine } from '../stock/ledger.js';
import type { Offer } from './offers.js';

interface Spoken {
  timeZone: string;
  now: Date;
  /** What was refused: what an offer has in common with it goes without saying. */
  asked: readonly AskedLine[];
  nameOf: (itemId: string) => string;
}

/** `lines`, `pickUpAt` and `returnDueAt` fit into the body of a new request. */
export function proposalOf(offer: Offer, spoken: Spoken): Proposal {
  const whole = wholeOf(offer.lines);
  return {
    kind: offer.kind,
    message: wordsOf(offer, spoken),
    ...(offer.insteadOf === undefined ? {} : { insteadOf: offer.insteadOf }),
    pickUpAt: whole.from.toISOString(),
    returnDueAt: whole.until.toISOString(),
    lines: offer.lines.map(({ itemId, quantity, period }) => ({
      itemId,
      quantity,
      pickUpAt: period.from.toISOString(),
      returnDueAt: period.until.toISOString(),
    })),
  };
}

function wholeOf(lines: readonly AskedLine[]): Period {
  const whole = span(lines.map(({ period }) => period));
  if (!whole) throw new Error('An offer has at least one line.');
  return whole;
}

function wordsOf({ kind, lines }: Offer, spoken: Spoken): Words {
  const [de, en] = (['de', 'en'] as const).map((language) => when(lines, spoken, language)) as [
    string,
    string,
  ];
  if (kind === 'period') return { de: `Zu anderer Zeit: ${de}`, en: `At another time: ${en}` };
  const things = [...unitsOf(lines)].map(([id, units]) => `${units} × ${spoken.nameOf(id)}`).join(', ');
  const { de: gives, en: offers } = beginnings[kind];
  const isThen = isSameTime(wholeOf(lines), wholeOf(spoken.asked));
  return {
    de: `${gives}: ${things}${isThen ? '' : `, ${de}`}.`,
    en: `${offers}: ${things}${isThen ? '' : `, ${en}`}.`,
  };
}

const beginnings: Readonly<Record<Exclude<Offer['kind'], 'period'>, Words>> = {
  quantity: { de: 'Weniger', en: 'Less' },
  parts: { de: 'Ganze und einzelne Teile', en: 'Whole ones and loose parts' },
  similar: { de: 'Etwas Ähnliches', en: 'Something similar' },
};

const isSameTime = (one: Period, other: Period): boolean =>
  isSameInstant(one.from, other.from) && isSameInstant(one.until, other.until);

/** The days; with the hours where these are others than were asked for. */
function when(lines: readonly AskedLine[], { timeZone, now, asked }: Spoken, language: Language): string {
  const [whole, wished] = [wholeOf(lines), wholeOf(asked)];
  const hours = ({ from, until }: Period): string =>
    [from, until].map((at) => localTime(at, timeZone).time).join();
  if (hours(whole) === hours(wished)) return datedPeriod(whole, timeZone, language, now);
  const [first, last] = [
    dayAndTime(whole.from, timeZone, language),
    endInWords(whole.until, timeZone, language),
  ];
  return fromTo(first, last, language);
}

/** What stands in two lines is still one thing. */
function unitsOf(lines: readonly AskedLine[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { itemId, quantity } of lines) units.set(itemId, (units.get(itemId) ?? 0) + quantity);
  return units;
}
