/** What an item's form stands on: what can be chosen, what is proposed for the next thing, and what is called so already. */
import { Injectable } from '@nestjs/common';
import type { ItemFacts, NewItemDto } from '../../../items/item.dto.js';
import { ItemProposalsService } from '../../../items/item-proposals.service.js';
import type { CalledItem, Wanted } from '../../../items/near-duplicates.js';
import { ItemsService } from '../../../items/items.service.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { given } from '../../../shared/given.js';
import { isId } from '../../../shared/input-text.js';
import { Refusal } from '../../../shared/refusal.js';
import type { Typed } from '../../forms/typed.js';
import type { Page } from '../../ui/page.js';
import type { Visit } from '../../ui/visit.js';
import type { Named } from '../choices.js';
import { ManageChoices } from '../choices.service.js';
import { typedOf } from '../fields.js';
import { itemFields } from '../item-fields.js';
import { isAnyway } from './deeds.js';
import { itemFormPage, newItem, type ItemFormState } from './item-form.js';

/** What the next thing shares with the one before. */
const KEPT = ['ownerId', 'storagePlaceId', 'category', 'unit'];

@Injectable()
export class ItemForms {
  constructor(
    private readonly items: ItemsService,
    private readonly proposals: ItemProposalsService,
    private readonly pool: PoolViewService,
    private readonly choices: ManageChoices,
  ) {}

  /** No item is a part of itself. */
  async page(visit: Visit, state: Omit<ItemFormState, 'choices'>): Promise<Page> {
    const actor = visit.actor!;
    const choices = {
      owners: await this.choices.owners(actor),
      places: await this.choices.storagePlaces(actor),
      items: (await this.choices.items(actor)).filter(({ id }) => id !== state.thing?.id),
      headings: await this.pool.headings(actor),
    };
    return itemFormPage(visit, { ...state, choices });
  }

  /** What stands in the form of a new thing: what is usual, or what it shares with another one. */
  async proposed(visit: Visit, asked: Typed): Promise<{ typed: Typed; last?: Named }> {
    const { after, copy, kind } = asked;
    const like = [after, copy].find((id) => isId(id));
    if (like === undefined) return { typed: await this.usual(visit, kind) };
    const facts = await this.items.facts(visit.actor!, like);
    const typed = typedOf(itemFields, facts, visit.language);
    const inventoryNumber = await this.proposals.nextNumber(visit.actor!, facts.inventoryNumber);
    if (like !== after) return { typed: { ...typed, inventoryNumber } };
    const kept = Object.fromEntries(KEPT.map((name) => [name, typed[name] ?? '']));
    return { typed: { ...newItem, ...kept, inventoryNumber }, last: facts };
  }

  private async usual({ actor, language }: Visit, kind: string | undefined): Promise<Typed> {
    const owners = await this.choices.owners(actor!);
    const places = await this.choices.storagePlaces(actor!);
    const isSet = kind === 'computed_set';
    const unit = isSet ? { de: 'Satz', en: 'set' } : { de: 'Stück', en: 'piece' };
    return {
      ...newItem,
      ...(isSet && { kind }),
      unit: unit[language],
      ownerId: only(owners),
      storagePlaceId: only(places),
      inventoryNumber: await this.proposals.nextNumber(actor!),
    };
  }

  /** What seems to be the same thing already; nothing for whoever has answered that. */
  async near(visit: Visit, facts: Wanted, said: Typed, except?: string): Promise<CalledItem[]> {
    if (isAnyway(said)) return [];
    return this.proposals.nearDuplicates(visit.actor!, facts, except);
  }

  /** The same of a thing that gets another name. */
  async nearRenamed(
    visit: Visit,
    { id, ...standing }: ItemFacts,
    changes: Partial<NewItemDto>,
    said: Typed,
  ): Promise<CalledItem[]> {
    if (changes.name === undefined) return [];
    return this.near(visit, { ...standing, ...given(changes) }, said, id);
  }
}

/** Where there is no choice, it is made. */
const only = ([first, ...others]: readonly Named[]): string => (first && others.length === 0 ? first.id : '');

/** The form comes back with what seems to be the same. */
export function refuseNear(near: readonly CalledItem[]): void {
  if (near.length === 0) return;
  const words = { de: 'Gibt es das schon?', en: 'Is it there already?' };
  throw new Refusal('conflict', 'near-duplicate', words);
}
