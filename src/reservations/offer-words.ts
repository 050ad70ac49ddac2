/** The words of an offer, and the members with which it can be asked for as it stands. */
import { span } from '../shared/period.js';
import type { Proposal } from '../shared/refusal.js';
import { shortPeriod } from '../shared/spoken-time.js';
import type { Words } from '../shared/words.js';
import type { Offer } from './offers.js';

type NameOf = (itemId: string) => string;

/** `lines`, `pickUpAt` and `returnDueAt` fit into the body of a new request. */
export function proposalOf(offer: Offer, timeZone: string, nameOf: NameOf): Proposal {
  const whole = span(offer.lines.map(({ period }) => period));
  if (!whole) throw new Error('An offer has at least one line.');
  return {
    kind: offer.kind,
    message: wordsOf(offer, timeZone, nameOf),
    ...(offer.insteadOf === undefined ? {} : { insteadOf: offer.insteadOf }),
    pickUpAt: whole.from.toISOString(),
    returnDueAt: whole.until.toISOString(),
    lines: offer.lines.map(({ itemId, quantity, period }) => ({
      itemId,
      quantity,
      pickUpAt: period.from.toISOString(),
      returnDueAt: period.until.toISOString(),
    })),
  };
}

function wordsOf(offer: Offer, timeZone: string, nameOf: NameOf): Words {
  const things = offer.lines.map(({ itemId, quantity }) => `${quantity} × ${nameOf(itemId)}`).join(', ');
  const whole = span(offer.lines.map(({ period }) => period))!;
  const byKind: Record<Offer['kind'], Words> = {
    quantity: { de: `Weniger: ${things}.`, en: `Less: ${things}.` },
    parts: { de: `Ganze und einzelne Teile: ${things}.`, en: `Whole ones and loose parts: ${things}.` },
    period: {
      de: `Zu anderer Zeit: ${shortPeriod(whole, timeZone, 'de')}`,
      en: `At another time: ${shortPeriod(whole, timeZone, 'en')}`,
    },
    similar: { de: `Etwas Ähnliches: ${things}.`, en: `Something similar: ${things}.` },
  };
  return byKind[offer.kind];
}
