/** How the facts that several kinds of mails tell are read back out of their snapshots. */
import type { HandOver } from '../shared/spoken-time.js';
import type { LineChange, LineState } from './line-changes.js';
import type { AllianceFacts, LineFacts, ReservationFacts } from './mail-facts.js';
import type { MailColours } from './mail-layout.js';
import type { PickUpHelp } from './pick-up-help.js';
import { all, count, instant, listOf, maybe, oneOf, orNull, text, yesOrNo } from './snapshot.js';

export const language = oneOf('de', 'en');

export const alliance = all<AllianceFacts>({
  name: text,
  slug: text,
  place: text,
  contactName: text,
  contactPhone: text,
  contactHours: text,
  timeZone: text,
  colours: maybe(all<MailColours>({ band: text, button: text })),
  baseUrl: text,
});

const place = all<LineFacts['place']>({ name: text, address: maybe(text), accessNotes: text });

const handOver = {
  pickUpAt: instant,
  pickUpUntil: maybe(orNull(instant)),
  returnFrom: maybe(orNull(instant)),
  returnDueAt: instant,
} satisfies Record<keyof HandOver, unknown>;

const state = orNull(all<LineState>({ ...handOver, quantity: count }));

/** What becomes of lines. */
export const lineChanges = listOf(
  all<LineChange>({ itemName: text, unit: text, before: state, after: state }),
);

const line = all<LineFacts>({
  ...handOver,
  itemName: text,
  unit: text,
  quantity: count,
  approvedQuantity: orNull(count),
  place,
});

const help = all<PickUpHelp>({ place: text, bring: listOf(text), opens: text });

export const reservation = all<ReservationFacts>({
  language,
  toldAt: instant,
  hasAsked: yesOrNo,
  number: text,
  partnerName: text,
  onBehalfOf: text,
  occasionName: text,
  contactName: text,
  note: text,
  pickUpAt: instant,
  returnDueAt: instant,
  decideBy: instant,
  lines: listOf(line),
  link: text,
  pickUpHelp: maybe(listOf(help)),
});
