/** The docket: whether a request can be approved now (green), should be looked at (amber), or would be refused (red), and why. */
import type { Reason } from '../shared/refusal.js';
import { dayAndTime, dayInWords } from '../shared/spoken-time.js';
import { instantAt, localTime } from '../shared/zone.js';
import { isUrgent } from './approval.js';
import { shortages } from './availability.js';
import type { Ledger } from './ledger.js';
import { reasonsAgainst, reasonsAgainstPromise, warningsFor, type Asked } from './lending-rules.js';
import { reasonsOf, type Names } from './stock-rule.js';

export type Light = 'green' | 'amber' | 'red';

/** A request with all that whoever decides looks at. */
export interface Case {
  /** Its lines that still hold something. */
  asked: Asked;
  /** Without what the request itself holds. */
  ledger: Ledger;
  names: Names;
  pickUpAt: Date;
  /** Items that must be inspected by some day. */
  inspections: readonly { itemId: string; itemName: string; dueOn: string; returnDueAt: Date }[];
  /** True where an owner has decided some lines already. */
  isPartlyDecided: boolean;
}

export interface Judgement {
  light: Light;
  /** Those that forbid it come first. */
  reasons: Reason[];
}

/** Red says exactly what approving would say now; amber what the rules would say of a new request, and what is near. */
export function judge(one: Case): Judgement {
  const short = shortages(one.ledger, one.asked.lines);
  const against = [...reasonsAgainstPromise(one.asked), ...reasonsOf(short, one.names)];
  const known = new Set(against.map(({ code }) => code));
  const doubts = doubtsAbout(one).filter(({ code }) => !known.has(code));
  const light = against.length > 0 ? 'red' : doubts.length > 0 ? 'amber' : 'green';
  return { light, reasons: [...against, ...doubts] };
}

const doubtsAbout = (one: Case): Reason[] => [
  ...reasonsAgainst(one.asked),
  ...nearness(one),
  ...inspectionsDue(one),
  ...(one.isPartlyDecided ? [partlyDecided] : []),
];

function nearness({ asked, pickUpAt }: Case): Reason[] {
  const { now, timeZone } = asked;
  const at = { de: dayAndTime(pickUpAt, timeZone, 'de'), en: dayAndTime(pickUpAt, timeZone, 'en') };
  if (warningsFor(asked).length > 0) {
    return [
      {
        code: 'short-notice',
        message: {
          de: `Das ist kurzfristig. Abholung: ${at.de}.`,
          en: `This is at short notice. Pick-up: ${at.en}.`,
        },
      },
    ];
  }
  if (!isUrgent(now, pickUpAt)) return [];
  return [
    {
      code: 'pick-up-soon',
      message: {
        de: `Die Abholung ist schon in wenigen Tagen: ${at.de}.`,
        en: `The pick-up is only a few days away: ${at.en}.`,
      },
    },
  ];
}

/** Due before the things are back: somebody should say who has it inspected. */
const inspectionsDue = ({ inspections, asked: { timeZone } }: Case): Reason[] =>
  inspections
    .filter(({ dueOn, returnDueAt }) => dueOn <= localTime(returnDueAt, timeZone).day)
    .map(({ itemId, itemName, dueOn }) => {
      const day = instantAt(dueOn, '12:00', timeZone);
      return {
        code: 'inspection-due',
        itemId,
        message: {
          de: `${itemName}: Die Prüfung ist am ${dayInWords(day, timeZone, 'de')} fällig.`,
          en: `${itemName}: the inspection is due on ${dayInWords(day, timeZone, 'en')}.`,
        },
      };
    });

const partlyDecided: Reason = {
  code: 'partly-decided',
  message: {
    de: 'Über einen Teil ist schon entschieden.',
    en: 'A part of it is decided already.',
  },
};
