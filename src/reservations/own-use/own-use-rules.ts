/** Own use: before when it goes before requests that nobody has decided, and what is said where it hurts somebody. */
import { daysBetween } from '../../shared/days.js';
import type { Period } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import { dayCount, daysInWords } from '../../shared/spoken-time.js';
import type { Language } from '../../shared/words.js';
import { dayAt } from '../../shared/zone.js';
import { isOpen, isOut, type Status } from '../record/lifecycle.js';

/** Where the owner has not said otherwise. */
export const USUAL_OWN_USE_DAYS = 14;

export interface OwnersRule {
  /** So many days before the pick-up own use goes first for the last time. */
  days: number;
  now: Date;
  timeZone: string;
}

/** A request that is not decided yet, and whose things are not fetched so soon that its people rely on them. */
export const givesWay = (
  { status, pickUpAt }: { status: Status; pickUpAt: Date },
  { days, now, timeZone }: OwnersRule,
): boolean => isOpen(status) && daysBetween(dayAt(now, timeZone), dayAt(pickUpAt, timeZone)) >= days;

/** A reservation that own use would hurt; without number and partner where these are none of the reader's business. */
export interface Harmed {
  status: Status;
  period: Period;
  named?: { reservationId: string; number: string; partnerName: string };
}

/** "A-2027-0042 (SV Blau-Weiß), Fr., 14. Mai 2027 bis Mo., 17. Mai 2027: zugesagt." */
export function harmReason(itemId: string, harmed: Harmed, rule: OwnersRule): Reason {
  const say = (language: Language): string => {
    const { named, period } = harmed;
    const who = named ? `${named.number} (${named.partnerName})` : others[language];
    return `${who}, ${daysInWords(period, rule.timeZone, language)}: ${stateOf(harmed.status, rule.days)[language]}`;
  };
  return { code: 'own-use-hurts', itemId, message: { de: say('de'), en: say('en') } };
}

const others = { de: 'Eine Ausleihe anderer', en: 'A loan of others' };

function stateOf(status: Status, days: number): Record<Language, string> {
  if (isOut(status)) return { de: 'ausgegeben.', en: 'handed over.' };
  if (!isOpen(status)) return { de: 'zugesagt.', en: 'approved.' };
  return {
    de: `angefragt. Diese Anfrage geht vor: Bis zur Abholung sind es weniger als ${dayCount(days, 'de')}.`,
    en: `asked for. This request goes first: its pick-up is less than ${dayCount(days, 'en')} away.`,
  };
}
