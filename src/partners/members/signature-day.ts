/** The day of a signature: on which days a founding agreement can have been signed. */
import type { Temporal } from 'temporal-polyfill';
import { isEarlierDay } from '../../shared/days.js';
import { parseDay } from '../../shared/input-text.js';
import type { Words } from '../../shared/words.js';

/** Local family alliances began in 2004; whoever types an earlier year has mistyped it. */
const FIRST = parseDay('2000-01-01')!;

interface Known {
  today: Temporal.PlainDate;
  /** The alliance's own day, however early; undefined where it named none. */
  founded: Temporal.PlainDate | undefined;
}

/** What is wrong with it, or undefined. Nobody signs in the future, nor long before there was anything to sign. */
export function signatureFault(signed: Temporal.PlainDate, { today, founded }: Known): Words | undefined {
  if (isEarlierDay(today, signed)) return tooLate;
  const first = founded && isEarlierDay(founded, FIRST) ? founded : FIRST;
  return isEarlierDay(signed, first) ? tooEarly : undefined;
}

const tooLate: Words = {
  de: 'Dieser Tag liegt in der Zukunft: Unterzeichnet wird die Vereinbarung davor.',
  en: 'This day lies in the future: the agreement is signed before it.',
};

const tooEarly: Words = {
  de: 'Dieser Tag liegt zu weit zurück: Damals gab es das Bündnis noch nicht.',
  en: 'This day is too long ago: the alliance did not exist then.',
};
