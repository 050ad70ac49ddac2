/** The loan slip: a sheet about one request or loan, for the keeper, for both signatures, and for whoever has no internet. */
import { pickUpTitle } from '../../../notifications/pick-up-help.js';
import type { SlipLine, SlipSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { handOverOf } from '../../../reservations/record/hand-over.js';
import { isPromised } from '../../../reservations/record/lifecycle.js';
import { euros } from '../../../shared/euros.js';
import { countingOrder } from '../../../shared/spelling.js';
import { pickUpInWords, returnInWords } from '../../../shared/spoken-time.js';
import {
  told,
  type Paper,
  type PaperBlock,
  type PaperFact,
  type PaperSection,
  type Signatures,
} from '../../paper/paper.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { moneyWords } from './money-words.js';
import { requestTitle } from './request-title.js';
import { requestWords } from './request-words.js';
import { reservationState } from './reservation-state.js';
import { slipTable } from './slip-table.js';
import { slipWords } from './slip-words.js';
import { opensAt, toBring, visitsOf } from './visits.js';

export interface SlipProps {
  visit: AllianceVisit;
  sheet: SlipSheet;
  /** Where its page is, with the name of the server. */
  address: string;
}

/** Before the promise it is a sheet about a request: nobody signs for what may not come. */
export function slipOf(props: SlipProps): Paper {
  const { visit, sheet, address } = props;
  const { language, actor } = visit;
  const { view } = sheet;
  const w = requestWords[language];
  const title = isPromised(view.status) ? slipWords[language].slip(view.number) : requestTitle(sheet, w);
  return {
    language,
    title,
    from: actor.alliance.name,
    fileName: title.replaceAll(' ', '-'),
    code: { address, says: slipWords[language].code },
    facts: factsOf(props),
    blocks: [
      ...standing(props),
      ...places(props),
      ...(isPromised(view.status) ? [signing(props)] : []),
      { kind: 'text', lead: `${w.phone}:`, text: officeOf(visit) },
    ],
  };
}

function factsOf({ visit: { language }, sheet }: SlipProps): PaperFact[] {
  const w = requestWords[language];
  const { view, partnerName } = sheet;
  return told([
    [slipWords[language].forWhom, view.onBehalfOf || view.contact.name],
    [w.partner, partnerName],
    [w.occasion, view.occasion.name],
    [w.contact, view.contact.phone],
    [w.collectedBy, view.collectedBy],
    [w.loanRules, view.loanRulesVersion === null ? '' : w.version(view.loanRulesVersion)],
    [moneyWords[language].title, deposit(sheet, language)],
  ]);
}

/** What is asked for, what is there, and what became of it. */
function deposit({ money }: SlipSheet, language: AllianceVisit['language']): string[] {
  const w = moneyWords[language];
  const { expectedCents, entries } = money;
  if (expectedCents === 0 && entries.length === 0) return [];
  const said: [string, number][] = [
    [w.expected, expectedCents],
    [w.kinds.received, money.receivedCents],
    [w.kinds.returned, money.returnedCents],
    [w.kinds.kept, money.keptCents],
  ];
  const sums = said
    .filter(([, cents], position) => cents > 0 || position < 2)
    .map(([what, cents]) => slipWords[language].sum(what, euros(cents, language)));
  return [sums.join(', ')];
}

function standing({ visit, sheet: { view, now } }: SlipProps): PaperBlock[] {
  const { badge, sentence, next } = reservationState(view, now, { ...visit, isByPhone: true });
  const { reason } = requestWords[visit.language];
  return [
    { kind: 'text', lead: `${badge}.`, text: `${sentence}. ${next}`.trim() },
    ...(view.reason === '' ? [] : [{ kind: 'text', text: `${reason}: ${view.reason}` } as const]),
  ];
}

/** What nobody fetches would only send them to the wrong door; where nothing is promised, it is what was asked for. */
function places(props: SlipProps): PaperBlock[] {
  const { visit, sheet } = props;
  const isKept = ({ approvedQuantity }: SlipLine): boolean =>
    !isPromised(sheet.view.status) || approvedQuantity !== 0;
  const refused = sheet.lines.filter((line) => !isKept(line)).map(({ itemName }) => itemName);
  const kept = byNumber(sheet.lines.filter(isKept));
  return [
    ...visitsOf(kept).map(({ lines }) => placeOf(props, lines)),
    ...(refused.length === 0
      ? []
      : [{ kind: 'text', text: requestWords[visit.language].notApproved(refused.join(', ')) } as const]),
  ];
}

/** As they stand in the store. */
const byNumber = (lines: readonly SlipLine[]): SlipLine[] =>
  lines.toSorted((one, other) =>
    countingOrder(one.inventoryNumber) < countingOrder(other.inventoryNumber) ? -1 : 1,
  );

function placeOf({ visit, sheet }: SlipProps, lines: readonly SlipLine[]): PaperSection {
  const { language, timeZone } = visit;
  const w = requestWords[language];
  const { place } = lines[0]!;
  const handOver = handOverOf(lines);
  return {
    kind: 'section',
    title: `${w.place}: ${place.name}`,
    facts: told([
      [w.address, place.address ?? w.addressLater],
      [w.access, place.accessNotes],
      [w.pickUp, pickUpInWords(handOver, timeZone, language)],
      [w.returnDue, returnInWords(handOver, timeZone, language)],
      [pickUpTitle('bring', language), toBring(lines, language)],
      [pickUpTitle('opens', language), opensAt(lines)],
    ]),
    table: slipTable(lines, sheet.view, language),
  };
}

/** Room for both at the hand-over and at the return; where there is a deposit, for the sum too. */
function signing({ visit: { language }, sheet: { money } }: SlipProps): PaperBlock {
  const w = slipWords[language];
  const isPaid = money.expectedCents > 0 || money.entries.length > 0;
  const lines = (sum: string, ...who: string[]): string[] => [w.when, ...(isPaid ? [sum] : []), ...who];
  const signatures: Signatures[] = [
    { title: w.out, lines: lines(w.paid, w.gave, w.got) },
    { title: w.back, lines: lines(w.paidBack, w.brought, w.took) },
  ];
  return { kind: 'signatures', signatures };
}

const officeOf = ({ actor: { alliance } }: AllianceVisit): string =>
  [alliance.contactName, alliance.contactPhone, alliance.contactHours]
    .filter((said) => said !== '')
    .join(', ');
