/** What an item's form stands on: what can be chosen, what is proposed for the next thing, and what is called so already. */
import { Injectable } from '@nestjs/common';
import type { ItemFacts, ItemView, NewItemDto } from '../../../items/item.dto.js';
import { ItemProposalsService } from '../../../items/item-proposals.service.js';
import type { CalledItem, Wanted } from '../../../items/near-duplicates.js';
import { ItemsService } from '../../../items/items.service.js';
import type { Actor } from '../../../partners/who/actor.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { Clock } from '../../../shared/clock.service.js';
import { given } from '../../../shared/given.js';
import { isId } from '../../../shared/input-text.js';
import { addMinutes } from '../../../shared/period.js';
import { Refusal } from '../../../shared/refusal.js';
import type { Typed } from '../../forms/typed.js';
import type { Page } from '../../ui/page.js';
import type { Visit } from '../../ui/visit.js';
import type { Named } from '../choices.js';
import { allOf } from '../all-of.js';
import { inOrder, ManageChoices, numbered } from '../choices.service.js';
import { typedOf } from '../fields.js';
import { itemFields } from '../item-fields.js';
import { isAnyway } from './deeds.js';
import { isSet, itemFormPage, newItem, type ItemFormState } from './item-form.js';

const MINUTES_A_DAY = 1440;
/** What the next thing shares with the one before. */
const KEPT = ['ownerId', 'storagePlaceId', 'category', 'unit'];

@Injectable()
export class ItemForms {
  constructor(
    private readonly items: ItemsService,
    private readonly proposals: ItemProposalsService,
    private readonly pool: PoolViewService,
    private readonly choices: ManageChoices,
    private readonly clock: Clock,
  ) {}

  /** No item is a part of itself. */
  async page(visit: Visit, state: Omit<ItemFormState, 'choices'>): Promise<Page> {
    const actor = visit.actor!;
    const pieces = (await this.pieces(actor, isSet(state.form.typed))).filter(
      ({ id }) => id !== state.thing?.id,
    );
    const choices = {
      owners: await this.choices.owners(actor),
      places: await this.choices.storagePlaces(actor),
      items: pieces.map(numbered).toSorted(inOrder),
      pieces,
      qualifications: await this.choices.qualifications(actor),
      headings: await this.pool.headings(actor),
    };
    return itemFormPage(visit, { ...state, choices });
  }

  /** What is free today is looked up only where a set is put together. */
  private pieces(actor: Actor, forSet: boolean): Promise<ItemView[]> {
    const from = this.clock.now();
    const today = forSet ? { from, until: addMinutes(from, MINUTES_A_DAY) } : {};
    return allOf((query) => this.pool.list(actor, { ...query, ...today }));
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

  private async usual({ actor }: Visit, kind: string | undefined): Promise<Typed> {
    const owners = await this.choices.owners(actor!);
    const places = await this.choices.storagePlaces(actor!);
    const ofParts = kind === 'computed_set';
    return {
      ...newItem,
      ...(ofParts && { kind }),
      // Alliances write their units in German, whatever somebody reads (`shared/amounts.ts`).
      unit: ofParts ? 'Satz' : 'Stück',
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
