/** The pooled list as it stands in the tables: what sets are made of, and which items bear on each other. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { ItemPart } from './item-part.entity.js';
import { relatedItems, type RelatedItems } from './related-items.query.js';

@Injectable()
export class PoolService {
  partsOf(tx: EntityManager, allianceId: string, setIds: readonly string[]): Promise<ItemPart[]> {
    return tx.find(ItemPart, { where: { allianceId, setId: In([...setIds]) }, order: { id: 'ASC' } });
  }

  /**
   * Every item whose loans bear on these: they themselves, their parts, and all sets that draw on any of them.
   * What availability needs to see the whole stock.
   */
  related(tx: EntityManager, allianceId: string, ids: readonly string[]): Promise<RelatedItems> {
    return relatedItems(tx, allianceId, ids);
  }
}
