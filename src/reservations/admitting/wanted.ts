/** What an applicant wants: a basket's wishes as they are kept until somebody decides, and back again. */
import type { HandOverTime, Way } from '../../items/hand-over-times.js';
import type { PlaceWish } from '../stock/obtainable.js';
import type { Wanted } from './applicant.entity.js';

type KeptWay = Wanted['ways'][number];
type KeptTime = KeptWay['pickUp'];

export const wantedOf = ({ things, ways }: PlaceWish): Wanted => ({
  things: things.map(({ itemId, quantity }) => ({ itemId, quantity })),
  ways: ways.map(({ pickUp, returnDue }) => ({ pickUp: kept(pickUp), returnDue: kept(returnDue) })),
});

/** Undefined where days are missing. */
export function wishesIn(wanted: readonly Wanted[]): PlaceWish[] | undefined {
  if (wanted.some(({ ways }) => ways.length === 0)) return undefined;
  return wanted.map(({ things, ways }) => ({ things, ways: ways.map(wayIn) }));
}

const wayIn = ({ pickUp, returnDue }: KeptWay): Way => ({
  pickUp: timeIn(pickUp),
  returnDue: timeIn(returnDue),
});

const kept = ({ at, window: { from, until } }: HandOverTime): KeptTime => ({
  at: at.toISOString(),
  window: { from: from.toISOString(), until: until.toISOString() },
});

const timeIn = ({ at, window: { from, until } }: KeptTime): HandOverTime => ({
  at: new Date(at),
  window: { from: new Date(from), until: new Date(until) },
});
