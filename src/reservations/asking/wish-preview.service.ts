/** The preview of a wish: from when to when it could be had, and what would be said to it now, and to others beside it, without taking anything. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import type { Reason } from '../../shared/refusal.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { earlier } from '../../shared/period.js';
import { each } from '../../shared/search.js';
import { inSlices } from '../../shared/search.slices.js';
import { decideByOf } from '../record/deadline.js';
import type { Ledger } from '../stock/ledger.js';
import { obtainable, type PlaceWish } from '../stock/obtainable.js';
import { askerOf, type Asker } from './asker.query.js';
import { chainWarnings } from './chained-loans.query.js';
import { mayAskFor, someBorrower } from './borrower.query.js';
import { cautionsFor } from './cautions.js';
import { unqualifiedIn } from '../record/requirements.query.js';
import type { Unqualified } from '../record/unqualified.js';
import { reasonsAgainstOneMore } from './open-requests.js';
import { WishCheck, type CheckedPlaces } from './wish-check.service.js';
import type { Outlook, WishPreview } from './wish-preview.view.js';

@Injectable()
export class WishPreviewService {
  constructor(
    private readonly turns: Turns,
    private readonly check: WishCheck,
  ) {}

  /** All is read once. Refuses (404) items that are not here. */
  async look(actor: Actor, { places, others, partnerId }: Wished): Promise<Outlook> {
    if (places.length + others.length === 0) return { preview: undefined, others: [] };
    const { judge, preview: previewed } = await this.turns.lookAtLength(actor, async (look) => {
      const asked = mayAskFor(actor, partnerId) ? partnerId : undefined;
      const { partner = someBorrower, open } = await askerOf(look, asked);
      const known = await this.check.judge(look, { partner, places: [...places, ...others.flat()] });
      if (places.length === 0) return { judge: known, preview: undefined };
      const checked = known(places);
      const unqualified = asked === undefined ? [] : await unqualifiedFor(look, checked, asked);
      const chained = await chainWarnings(look, checked.facts, asked);
      return { judge: known, preview: previewOf(look, places, { ...checked, open, unqualified, chained }) };
    });
    return { preview: previewed, others: await inSlices(each(others, judge)) };
  }
}

interface Wished {
  /** None while no days are chosen. */
  places: readonly PlaceWish[];
  /** Wishes beside it, each looked at as if it were the only one. */
  others: readonly (readonly PlaceWish[])[];
  /** Looked at only where the actor may ask for it. */
  partnerId: string;
}

interface Previewed extends CheckedPlaces, Pick<Asker, 'open'> {
  unqualified: readonly Unqualified[];
  chained: readonly Reason[];
}

function unqualifiedFor(look: Look, { lines, items }: CheckedPlaces, partnerId: string) {
  const fetched = lines.map(({ itemId, period }) => ({ itemId, pickUpAt: period.from }));
  return unqualifiedIn(look, { lines: fetched, items, partnerId });
}

function previewOf(
  { actor, now }: Look,
  places: readonly PlaceWish[],
  { facts, items, fits, lines, ledger, reasons, open, unqualified, chained }: Previewed,
): WishPreview {
  const { rules } = actor.alliance;
  const firstPickUpAt = lines.map(({ period }) => period.from).reduce(earlier);
  return {
    fits,
    free: freeOf(ledger, places),
    reasons: [...reasonsAgainstOneMore(open, rules.openRequestsPerPartner), ...reasons],
    warnings: [...cautionsFor({ facts, items, unqualified }), ...chained],
    decideBy: decideByOf(now, rules.decisionDays, firstPickUpAt),
  };
}

const freeOf = (ledger: Ledger, places: readonly PlaceWish[]): Map<string, number>[] =>
  places.map(
    ({ things, ways }) => new Map(things.map(({ itemId }) => [itemId, obtainable(ledger, itemId, ways)])),
  );
