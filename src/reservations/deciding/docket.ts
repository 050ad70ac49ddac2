/** The docket: whether a request can be approved now (green), should be looked at (amber), or would be refused (red), and why. */
import type { Reason } from '../../shared/refusal.js';
import { dayAndTime } from '../../shared/spoken-time.js';
import type { Language, Words } from '../../shared/words.js';
import { isUrgent } from '../record/deadline.js';
import { partnerIsUnqualified, type Unqualified } from '../record/unqualified.js';
import type { Ledger } from '../stock/ledger.js';
import { dueInspections, inspectionIsDue, type Inspection } from '../asking/inspection.js';
import { reasonsAgainst, reasonsAgainstPromise, warningsFor } from '../asking/lending-rules.js';
import type { LendingFacts } from '../asking/lending-rule.js';
import { chainedLoans, type OtherLoan } from '../asking/chained-loans.js';
import { reasonsOf, shortOf, type Names } from '../asking/stock-rule.js';

export type Light = 'green' | 'amber' | 'red';

/** A request with all that whoever decides looks at. */
export interface Case {
  /** Its lines that still hold something. */
  facts: LendingFacts;
  /** Without what the request itself holds. */
  ledger: Ledger;
  names: Names;
  pickUpAt: Date;
  /** Items that must be inspected by some day. */
  inspections: readonly Inspection[];
  /** Those of its things for which nobody of the partner has what they require. */
  unqualified: readonly Unqualified[];
  /** An owner is asked about some of what is open. */
  awaitsOwner: boolean;
  /** True where an owner has decided some lines already. */
  isPartlyDecided: boolean;
  /** What else its partner borrows. */
  loans: readonly OtherLoan[];
  /** What became of a counter-offer; undefined where none was made. */
  offer: OfferStand | undefined;
}

/** Until when the borrower may answer it, or how it ended. */
export type OfferStand = { until: Date } | 'declined' | 'expired';

export interface Judgement {
  light: Light;
  /** Those that forbid it come first. */
  reasons: Reason[];
  /** True where nothing but the stock forbids it: smaller numbers may do. */
  isOnlyShort: boolean;
}

/** Red says exactly what approving would say now; amber what the rules would say of a new request, and what is near. */
export function judge(one: Case): Judgement {
  const short = shortOf(one.ledger, one.facts.lines);
  const forbidden = reasonsAgainstPromise(one.facts);
  const against = [...forbidden, ...reasonsOf(short, one.names)];
  const known = new Set(against.map(({ code }) => code));
  const doubts = doubtsAbout(one).filter(({ code }) => !known.has(code));
  const light = against.length > 0 ? 'red' : doubts.length > 0 ? 'amber' : 'green';
  const isOnlyShort = short.length > 0 && forbidden.length === 0;
  return { light, reasons: [...against, ...doubts], isOnlyShort };
}

const doubtsAbout = (one: Case): Reason[] => [
  ...reasonsAgainst(one.facts),
  ...chainedLoans(one.facts, one.loans),
  ...nearness(one),
  ...dueInspections(one.inspections, one.facts.timeZone).map(inspectionIsDue),
  ...one.unqualified.map(partnerIsUnqualified),
  ...(one.isPartlyDecided ? [partlyDecided] : []),
  ...(one.awaitsOwner ? [ownerAsked] : []),
  ...(one.offer === undefined ? [] : [offerReason(one.offer, one.facts)]),
];

function nearness({ facts, pickUpAt }: Case): Reason[] {
  const { now, timeZone } = facts;
  const at = { de: dayAndTime(pickUpAt, timeZone, 'de'), en: dayAndTime(pickUpAt, timeZone, 'en') };
  if (warningsFor(facts).length > 0) {
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

const partlyDecided: Reason = {
  code: 'partly-decided',
  message: {
    de: 'Über einen Teil ist schon entschieden.',
    en: 'A part of it is decided already.',
  },
};

const ownerAsked: Reason = {
  code: 'owner-asked',
  message: {
    de: 'Über einen Teil entscheidet, wem er gehört.',
    en: 'Whoever owns a part of it decides about that.',
  },
};

/** Whoever was asked something should be heard before it is decided otherwise. */
function offerReason(offer: OfferStand, { timeZone }: LendingFacts): Reason {
  if (offer === 'declined' || offer === 'expired')
    return { code: `counter-offer-${offer}`, message: offerEnds[offer] };
  const at = (language: Language): string => dayAndTime(offer.until, timeZone, language);
  return {
    code: 'counter-offer-stands',
    message: {
      de: `Ein Gegenvorschlag wartet auf Antwort bis ${at('de')}. Wer jetzt entscheidet, nimmt ihn zurück.`,
      en: `A counter-offer waits for an answer until ${at('en')}. Whoever decides now takes it back.`,
    },
  };
}

const offerEnds: Readonly<Record<'declined' | 'expired', Words>> = {
  declined: { de: 'Der Gegenvorschlag wurde abgelehnt.', en: 'The counter-offer was declined.' },
  expired: { de: 'Auf den Gegenvorschlag kam keine Antwort.', en: 'The counter-offer was not answered.' },
};
