/** The words of a calendar entry about a reservation. */
import type { Invitation } from './invitation.js';
import { handOverTimes, spanOf, type LineFacts, type ReservationFacts, type Telling } from './mail-facts.js';
import { pickUpLines } from './pick-up-help.js';

/** "5 × Bierzeltgarnitur, 1 × Faltpavillon": what is promised, or asked for while it is open. */
export const thingsInShort = (
  lines: readonly Pick<LineFacts, 'itemName' | 'quantity' | 'approvedQuantity'>[],
): string =>
  lines
    .map(({ itemName, quantity, approvedQuantity }) => ({ itemName, quantity: approvedQuantity ?? quantity }))
    .filter(({ quantity }) => quantity > 0)
    .map(({ itemName, quantity }) => `${quantity} × ${itemName}`)
    .join(', ');

/** The places with what is fetched there, a line each; where there are several places or times, with the times. */
export function placesInWords(lines: readonly LineFacts[], telling: Spoken): string {
  const stops = new Map<string, LineFacts[]>();
  for (const line of lines) {
    const { name } = line.place;
    const key = JSON.stringify([name, ...handOverTimes(line, telling)]);
    stops.set(key, [...(stops.get(key) ?? []), line]);
  }
  const isOne = stops.size === 1;
  return [...stops.values()].map((here) => stopInWords(here, telling, isOne)).join('\n');
}

type Spoken = Pick<Telling, 'language' | 'timeZone'>;

function stopInWords(here: readonly LineFacts[], telling: Spoken, isOne: boolean): string {
  const [first] = here;
  if (!first) return '';
  const { name, address } = first.place;
  const times = handOverTimes(first, telling).map(([what, when]) => `${what} ${when}`);
  const where = [name, address ?? ''].filter((text) => text !== '').join(', ');
  return `${where}: ${[thingsInShort(here), ...(isOne ? [] : times)].join('; ')}`;
}

/** What an entry shows; a mail adds whose it is, a file when it changed. */
export type EntryContent = Pick<Invitation, 'period' | 'summary' | 'description' | 'location' | 'url'>;

/** Only what is promised. */
export function entryContent(facts: ReservationFacts, timeZone: string): EntryContent {
  const { number, occasionName, lines, link, language, pickUpHelp: help = [] } = facts;
  const promised = lines.filter(({ approvedQuantity }) => approvedQuantity !== 0);
  const period = spanOf(promised);
  if (!period) throw new Error('What is promised has at least one line.');
  return {
    period,
    summary: thingsInShort(promised),
    description: [
      `${number}: ${occasionName}`,
      placesInWords(promised, { language, timeZone }),
      ...pickUpLines(help, language),
      link,
    ].join('\n'),
    location: [...new Set(promised.map(({ place }) => place.name))].join('; '),
    url: link,
  };
}

/** For whom it is no business any more: what it was and when, and nothing else. */
export const withoutPlaces = ({ period, summary }: EntryContent): EntryContent => ({
  period,
  summary,
  description: '',
});
