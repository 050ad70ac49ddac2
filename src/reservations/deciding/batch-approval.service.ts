/** Batch approval: approves several requests, each for itself, and says of each what became of it. */
import { Injectable } from '@nestjs/common';
import { etagOf } from '../../http/etag.js';
import type { Actor } from '../../partners/who/actor.js';
import { hashed } from '../../partners/who/secrets.js';
import { isId } from '../../shared/input-text.js';
import { Refusal } from '../../shared/refusal.js';
import { DecisionsService } from './decisions.service.js';
import { DocketService } from './docket.service.js';
import type { Chosen, Outcome } from './docket.view.js';

@Injectable()
export class BatchApproval {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly docket: DocketService,
  ) {}

  /** In the order given, one transaction each: what does not fit any more takes nothing from the others. */
  async approve(actor: Actor, chosen: readonly Chosen[]): Promise<Outcome[]> {
    actor.require('docket.decide');
    const refusals: (Refusal | undefined)[] = [];
    for (const one of chosen) refusals.push(await this.approveOne(actor, one));
    const fates = await this.docket.fates(
      actor,
      chosen.map(({ id }) => id).filter((id) => isId(id)),
    );
    return chosen.map(({ id }, position) => ({
      fate: fates.find((fate) => fate.id === id),
      refusal: refusals[position],
    }));
  }

  private async approveOne(actor: Actor, { id, version }: Chosen): Promise<Refusal | undefined> {
    try {
      if (!isId(id)) throw Refusal.notFound();
      await this.decisions.approve(withOwnKey(actor, id), id, {}, etagOf(version));
      return undefined;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error;
    }
  }
}

/** One form, many approvals: with a shared key the first one's answer would be given to all. */
function withOwnKey(actor: Actor, id: string): Actor {
  const { request } = actor;
  return actor.withRequest(request && { ...request, keyHash: hashed(`${request.keyHash} ${id}`) });
}
