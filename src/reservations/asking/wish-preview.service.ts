/** The preview of a wish: from when to when it could be had, and what would be said to it now, and to others beside it, without taking anything. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
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
import { warningsFor } from './lending-rules.js';
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
      const isWished = places.length > 0;
      return {
        judge: known,
        preview: isWished
          ? await preview(look, { places, partnerId: asked }, { ...known(places), open })
          : undefined,
      };
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

async function preview(
  look: Look,
  { places, partnerId }: { places: readonly PlaceWish[]; partnerId: string | undefined },
  { facts, fits, lines, ledger, reasons, open }: CheckedPlaces & Pick<Asker, 'open'>,
): Promise<WishPreview> {
  const { actor, now } = look;
  const { rules } = actor.alliance;
  const firstPickUpAt = lines.map(({ period }) => period.from).reduce(earlier);
  return {
    fits,
    free: freeOf(ledger, places),
    reasons: [...reasonsAgainstOneMore(open, rules.openRequestsPerPartner), ...reasons],
    warnings: [...warningsFor(facts), ...(await chainWarnings(look, facts, partnerId))],
    decideBy: decideByOf(now, rules.decisionDays, firstPickUpAt),
  };
}

const freeOf = (ledger: Ledger, places: readonly PlaceWish[]): Map<string, number>[] =>
  places.map(
    ({ things, ways }) => new Map(things.map(({ itemId }) => [itemId, obtainable(ledger, itemId, ways)])),
  );
