/** Items that somebody looks for among those which they put in order. */
import { Injectable } from '@nestjs/common';
import { checkInput } from '../../http/validation.pipe.js';
import type { ListPart } from '../../http/list-parts.js';
import type { ItemView } from '../../items/item.dto.js';
import { PoolQuery } from '../../reservations/pool/pool.dto.js';
import { PoolViewService } from '../../reservations/pool/pool-view.service.js';
import { filled, type Typed } from '../forms/typed.js';
import type { Visit } from '../ui/visit.js';
import type { Named } from './choices.js';
import { ManageChoices } from './choices.service.js';

export interface FoundItems {
  /** What was looked for. */
  typed: Typed;
  owners: readonly Named[];
  part: ListPart<ItemView>;
}

@Injectable()
export class ItemFinder {
  constructor(
    private readonly pool: PoolViewService,
    private readonly choices: ManageChoices,
  ) {}

  /** Somebody who is not of the coordination finds the things of one of their partners. */
  async find(
    visit: Visit,
    { search, owner, storagePlace, cursor }: Typed,
    limit?: number,
  ): Promise<FoundItems> {
    const owners = await this.choices.owners(visit.actor!);
    const own = visit.actor!.isCoordination
      ? owner
      : (owners.find(({ id }) => id === owner) ?? owners[0])?.id;
    const typed = filled({ search, owner: own, storagePlace });
    const query = await checkInput(PoolQuery, filled({ ...typed, cursor }));
    const part = await this.pool.list(visit.actor!, { ...query, ...(limit !== undefined && { limit }) });
    return { typed, owners, part };
  }
}
