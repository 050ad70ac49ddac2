/** The list of a day: what is late, fetched and brought back at one storage place, today and tomorrow, with boxes to tick. */
import { goesWith } from '../../../items/accessories.js';
import type { DayList } from '../../../reservations/desk/day-list.view.js';
import type { DaySheet, DeskThing, HandOver } from '../../../reservations/desk/day-sheet.view.js';
import { dueCents } from '../../../reservations/record/deposit.js';
import { amount } from '../../../shared/amounts.js';
import { euros } from '../../../shared/euros.js';
import { countingOrder } from '../../../shared/spelling.js';
import { dayOfYearInWords } from '../../../shared/spoken-time.js';
import { told, type Paper, type PaperBlock, type PaperCell, type PaperSection } from '../../paper/paper.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { loanWords } from '../loan/loan-words.js';
import { deskWords } from './desk-words.js';
import { walkTime, type Kind } from './walk-time.js';
import { dayListWords, type DayListWords } from './day-list-words.js';

/** More than a store sees on two days; what is beyond is said to be on the page. */
const MOST_WALKS = 100;

interface Told {
  visit: AllianceVisit;
  list: DayList;
  w: DayListWords;
}

interface Group {
  title: string;
  kind: Kind;
  walks: readonly HandOver[];
}

export function dayList(visit: AllianceVisit, list: DayList): Paper {
  const { language, actor } = visit;
  const w = dayListWords[language];
  const [today, tomorrow] = list.days as [DaySheet, DaySheet];
  const said = { visit, list, w };
  const groups = [...lateGroups(said), ...dayGroups(said, today)];
  const next = dayGroups(said, tomorrow);
  const day: PaperBlock = {
    kind: 'heading',
    text: deskWords[language].tomorrow(dayOfYearInWords(tomorrow.day, language)),
  };
  const isEmpty = groups.length + next.length === 0;
  return {
    language,
    title: deskWords[language].list(list.placeName),
    from: `${actor.alliance.name}, ${dayOfYearInWords(today.day, language)}`,
    fileName: w.file(list.placeName, today.day.toString()).replaceAll(/[\s/\\:]+/g, '-'),
    facts: [],
    blocks: isEmpty
      ? [{ kind: 'text', text: w.nothing }]
      : atMost(
          [
            ...groups.flatMap((group) => groupOf(said, group)),
            ...(next.length === 0 ? [] : [day, ...next.flatMap((group) => groupOf(said, group))]),
          ],
          w,
        ),
  };
}

/** Late ones first. */
function lateGroups({ visit: { language }, list }: Told): Group[] {
  const w = loanWords[language];
  const { overdue, uncollected, unchecked } = list;
  return some([
    { title: w.late(overdue.length), kind: 'late', walks: overdue },
    { title: w.uncollected(uncollected.length), kind: 'uncollected', walks: uncollected },
    { title: w.unchecked(unchecked.length), kind: 'unchecked', walks: unchecked },
  ]);
}

function dayGroups({ visit: { language } }: Told, { pickUps, returns }: DaySheet): Group[] {
  const w = deskWords[language];
  return some([
    { title: w.pickUps(pickUps.length), kind: 'out', walks: pickUps },
    { title: w.returns(returns.length), kind: 'back', walks: returns },
  ]);
}

const some = (groups: readonly Group[]): Group[] => groups.filter(({ walks }) => walks.length > 0);

const isWalk = ({ kind }: PaperBlock): boolean => kind === 'section';

function atMost(blocks: readonly PaperBlock[], w: DayListWords): PaperBlock[] {
  const beyond = blocks.filter(isWalk)[MOST_WALKS];
  if (!beyond) return [...blocks];
  const from = blocks.indexOf(beyond);
  const left = blocks.slice(from).filter(isWalk).length;
  return [...blocks.slice(0, from), { kind: 'text', text: w.more(left) }];
}

const groupOf = (said: Told, { title, kind, walks }: Group): PaperBlock[] => [
  { kind: 'heading', text: title },
  ...walks.map((walk) => walkOf(said, kind, walk)),
];

function walkOf({ visit, list, w }: Told, kind: Kind, walk: HandOver): PaperSection {
  const isOut = kind === 'out' || kind === 'uncollected';
  const ids = walk.things.map(({ itemId }) => itemId);
  const title = `${walkTime(visit, kind, walk.hours)}: ${walk.partnerName}`;
  return {
    kind: 'section',
    title,
    facts: told([
      [w.occasion, [walk.occasionName, walk.number].filter((one) => one !== '').join(', ')],
      [w.contact, [walk.contactName, walk.contactPhone].filter((one) => one !== '').join(', ')],
      [w.deposit, depositOf({ visit, list, w }, walk, isOut)],
    ]),
    table: {
      // Somebody may come twice in one hour.
      caption: w.caption([title, walk.number].filter((one) => one !== '').join(', ')),
      heads: [w.thing, w.count, isOut ? w.out : w.back, w.remark],
      rows: inShelfOrder(walk.things).map((thing) => [
        nameOf(thing, goesWith(list.accessories, thing.itemId, ids), w),
        { text: amount(thing.quantity, thing.unit, visit.language) },
        { blank: 'box' },
        { blank: 'line' },
      ]),
    },
  };
}

/** Where something is still to be paid, only that counts before it goes out; afterwards what is to be given back. */
function depositOf(
  { visit: { language }, list, w }: Told,
  { reservationId }: HandOver,
  isOut: boolean,
): string {
  const deposit = list.deposits.get(reservationId);
  if (!deposit) return '';
  const due = isOut ? dueCents(deposit) : 0;
  return [
    due > 0 ? w.due(euros(due, language)) : '',
    deposit.heldCents > 0 ? w.held(euros(deposit.heldCents, language)) : '',
  ]
    .filter((said) => said !== '')
    .join(', ');
}

const inShelfOrder = (things: readonly DeskThing[]): DeskThing[] =>
  things.toSorted((one, other) =>
    countingOrder(one.inventoryNumber) < countingOrder(other.inventoryNumber) ? -1 : 1,
  );

const nameOf = ({ inventoryNumber, name }: DeskThing, accessories: string[], w: DayListWords): PaperCell => ({
  text: `${inventoryNumber} ${name}`,
  ...(accessories.length > 0 ? { notes: [w.accessories(accessories.join(', '))] } : {}),
});
