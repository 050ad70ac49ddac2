/** When is everything free? The basket in other weeks, each with what would be said to it. */
import type { Compared } from '../../../reservations/asking/wish-preview.view.js';
import { inDigits } from '../../../shared/amounts.js';
import { dictionary, type Language } from '../../../shared/words.js';
import type { OtherWeek } from '../../basket/other-days.js';
import type { BasketPlace, ComparedWeek, Standing } from './basket-sheet.js';

const words = dictionary(
  {
    all: 'alles frei',
    of: (free: string, all: string) => `${free} von ${all} frei`,
    part: 'teils frei',
    none: 'nichts frei',
    closed: 'geschlossen',
    aPlaceClosed: 'ein Ort zu',
    refused: 'geht nicht',
  },
  {
    all: 'all free',
    of: (free: string, all: string) => `${free} of ${all} free`,
    part: 'partly free',
    none: 'none free',
    closed: 'closed',
    aPlaceClosed: 'a place is closed',
    refused: 'not possible',
  },
);

export function comparedWeek(
  week: OtherWeek,
  places: readonly BasketPlace<Standing>[],
  { fits, reasons }: Compared,
): ComparedWeek {
  if (reasons.length === 0) return { ...week, look: 'ok', says: (language) => words[language].all };
  const units = fits.reduce((sum, fit) => sum + fit.units, 0);
  const isRefused = fits.every(({ isWhole }) => isWhole);
  return {
    ...week,
    look: units === 0 || isRefused ? 'no' : 'part',
    says: (language) =>
      closedInWords(places, language) ?? shortInWords(places, { units, isRefused, language }),
  };
}

function closedInWords(places: readonly BasketPlace<Standing>[], language: Language): string | undefined {
  const closed = places.filter(({ times, closings }) => times.ways.length === 0 || closings.length > 0);
  if (closed.length === 0) return undefined;
  return closed.length === places.length ? words[language].closed : words[language].aPlaceClosed;
}

interface Short {
  units: number;
  /** Enough is free, and the rules say no. */
  isRefused: boolean;
  language: Language;
}

function shortInWords(
  places: readonly BasketPlace<Standing>[],
  { units, isRefused, language }: Short,
): string {
  const w = words[language];
  if (isRefused) return w.refused;
  if (units === 0) return w.none;
  const [only, ...more] = places.flatMap(({ things }) => things);
  if (!only || more.length > 0) return w.part;
  return w.of(inDigits(units, language), inDigits(only.quantity, language));
}
