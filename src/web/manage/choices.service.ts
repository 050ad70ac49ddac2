/** What forms of the housekeeping let people choose from: partners, places and items of the alliance. */
import { Injectable } from '@nestjs/common';
import { QualificationsService } from '../../items/qualifications/qualifications.service.js';
import { StoragePlacesService } from '../../items/storage-places.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { MeService } from '../../partners/signing-in/me.service.js';
import { PartnersService } from '../../partners/members/partners.service.js';
import { PoolViewService } from '../../reservations/pool/pool-view.service.js';
import type { ItemView } from '../../items/item.dto.js';
import type { AtRiskView } from '../../reservations/stock/risk.view.js';
import { byName } from '../../shared/spelling.js';
import { allOf } from './all-of.js';
import type { AtRiskNames } from './at-risk.js';
import type { Named } from './choices.js';

@Injectable()
export class ManageChoices {
  constructor(
    private readonly partners: PartnersService,
    private readonly places: StoragePlacesService,
    private readonly pool: PoolViewService,
    private readonly me: MeService,
    private readonly required: QualificationsService,
  ) {}

  /** Whose things somebody may put in order: any partner's, or those of the partners that they act for. */
  async owners(actor: Actor): Promise<Named[]> {
    const all = actor.isCoordination ? await this.allPartners(actor) : await this.ownPartners(actor);
    return all.toSorted(inOrder);
  }

  async storagePlaces(actor: Actor): Promise<Named[]> {
    return (await allOf((query) => this.places.list(actor, query))).toSorted(inOrder);
  }

  /** What things may require. */
  async qualifications(actor: Actor): Promise<Named[]> {
    return (await allOf((query) => this.required.list(actor, query))).toSorted(inOrder);
  }

  /** With their numbers, since names may repeat. */
  async items(actor: Actor): Promise<Named[]> {
    return (await this.itemViews(actor)).map(numbered).toSorted(inOrder);
  }

  itemViews(actor: Actor): Promise<ItemView[]> {
    return allOf((query) => this.pool.list(actor, query));
  }

  /** Those that are shown, however many there are besides. */
  async itemsById(actor: Actor, ids: readonly string[]): Promise<Map<string, ItemView>> {
    const found = await this.pool.some(actor, [...new Set(ids)]);
    return new Map(found.map((item) => [item.id, item]));
  }

  /** Names for promises that lack something; nothing is looked up where none does. */
  async namesFor(actor: Actor, rows: readonly AtRiskView[]): Promise<AtRiskNames> {
    if (rows.length === 0) return { items: new Map(), partners: new Map() };
    const partners = actor.isCoordination ? await this.allPartners(actor) : [];
    return {
      items: await this.itemsById(
        actor,
        rows.map(({ itemId }) => itemId),
      ),
      partners: new Map(partners.map(({ id, name }) => [id, name])),
    };
  }

  private allPartners(actor: Actor): Promise<Named[]> {
    return allOf((query) => this.partners.list(actor, query));
  }

  private async ownPartners(actor: Actor): Promise<Named[]> {
    const { memberships } = await this.me.me(actor);
    return memberships.flatMap(({ partner }) => (partner && actor.actsFor(partner.id) ? [partner] : []));
  }
}

export const numbered = ({ id, name, inventoryNumber }: ItemView): Named => ({
  id,
  name: `${name} (${inventoryNumber})`,
});

export const inOrder = (one: Named, other: Named): number => byName(one.name, other.name);
