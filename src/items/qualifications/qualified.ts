/** Qualified: whether somebody has what a thing requires on some day. Whoever loses it before does not have it on that day. */
import { Temporal } from 'temporal-polyfill';
import { isEarlierDay } from '../../shared/days.js';

/** Until the end of its last day; null: without an end. */
export const isValidOn = (validUntil: string | null, day: Temporal.PlainDate): boolean =>
  validUntil === null || !isEarlierDay(Temporal.PlainDate.from(validUntil), day);

/** Somebody who acts for a partner, with a qualification. */
export interface Holder {
  partnerId: string;
  qualificationId: string;
  name: string;
  validUntil: string | null;
}

/** Those of them who have it for this partner on that day. */
export const holdersOn = (
  holders: readonly Holder[],
  of: Pick<Holder, 'partnerId' | 'qualificationId'>,
  day: Temporal.PlainDate,
): Holder[] =>
  holders.filter(
    ({ partnerId, qualificationId, validUntil }) =>
      partnerId === of.partnerId && qualificationId === of.qualificationId && isValidOn(validUntil, day),
  );

/** The last day of one that is got today; null where it has no end. */
export const validUntilFrom = (today: Temporal.PlainDate, months: number | null): string | null =>
  months === null ? null : today.add({ months }).toString();
