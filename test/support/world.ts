/** A small world for tests: alliances with people who hold tokens, made through the services. */
import { AccessService } from '../../src/partners/access/access.service.js';
import type { Actor } from '../../src/partners/who/actor.js';
import { usualRules, type AllianceRules } from '../../src/partners/who/alliance-rules.js';
import { AlliancesService } from '../../src/partners/alliances/alliances.service.js';
import { MeService } from '../../src/partners/signing-in/me.service.js';
import type { NewPartnerDto } from '../../src/partners/members/partner.dto.js';
import { PartnersService } from '../../src/partners/members/partners.service.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { ItemsService } from '../../src/items/items.service.js';
import type { NewItemDto } from '../../src/items/item.dto.js';
import type { NewStoragePlaceDto } from '../../src/items/storage-place.dto.js';
import { StoragePlacesService } from '../../src/items/storage-places.service.js';
import type { TestApp } from './app.js';

export interface Person {
  email: string;
  token: string;
}

/** One alliance with its coordinator, a partner that borrows and lends, and a place without hand-over windows. */
export class World {
  private count = 0;

  private constructor(
    readonly app: TestApp,
    readonly slug: string,
    readonly coordinator: Person,
    readonly partnerId: string,
    readonly member: Person,
    readonly placeId: string,
  ) {}

  static async make(
    app: TestApp,
    slug = 'auental',
    rules: Partial<AllianceRules> = {},
    letters = 'T',
  ): Promise<World> {
    const email = `koordination.${slug}@example.org`;
    const portrait = {
      slug,
      name: `Bündnis ${slug}`,
      place: 'Auental',
      // Where the Land is not known, there are no public holidays, which tests of other things would meet.
      state: '',
      legalBearer: 'Gemeinde Auental',
    };
    const contact = {
      contactName: 'Rathaus',
      contactPhone: '030 23125 100',
      contactEmail: email,
      contactHours: 'Mo 9–12 Uhr',
    };
    const settings = { timeZone: 'Europe/Berlin', numberLetters: letters, visibility: 'public' as const };
    await app
      .get(AlliancesService)
      .found(
        { ...portrait, ...contact, ...settings, rules: { ...usualRules, ...rules } },
        { email, name: 'Kora Dinator' },
      );
    const coordinator = { email, token: await tokenOf(app, email, slug) };
    const actor = await actorOf(app, email, slug);
    const { id: partnerId } = await app.get(PartnersService).create(actor, borrower(`Verein ${slug}`));
    const place = await app
      .get(StoragePlacesService)
      .create(actor, { name: 'Lager', address: 'Hof 3', accessNotes: 'Rampe' });
    const member = await invited(app, slug, actor, partnerId, `verein.${slug}@example.org`);
    return new World(app, slug, coordinator, partnerId, member, place.id);
  }

  /** The coordinator as a service's first argument. */
  actor(email = this.coordinator.email): Promise<Actor> {
    return actorOf(this.app, email, this.slug);
  }

  path(rest: string): string {
    return `/api/alliances/${this.slug}/${rest}`;
  }

  /** Another partner that may borrow, unless said otherwise. */
  async partner(facts: Partial<NewPartnerDto> = {}): Promise<string> {
    this.count += 1;
    const partner = { ...borrower(`Verein ${this.slug} ${this.count}`), ...facts };
    return (await this.app.get(PartnersService).create(await this.actor(), partner)).id;
  }

  async memberOf(partnerId: string, email: string): Promise<Person> {
    return invited(this.app, this.slug, await this.actor(), partnerId, email);
  }

  async place(facts: Partial<NewStoragePlaceDto>): Promise<string> {
    this.count += 1;
    const place = { name: `Lager ${this.count}`, ...facts };
    return (await this.app.get(StoragePlacesService).create(await this.actor(), place)).id;
  }

  /** Owned by the partner, at the place without windows. */
  async item(facts: Partial<NewItemDto> & { quantity?: number | null }): Promise<string> {
    this.count += 1;
    const usual = {
      inventoryNumber: `I-${String(this.count).padStart(3, '0')}`,
      name: `Ding ${this.count}`,
      unit: 'Stück',
    };
    const where = { ownerId: this.partnerId, storagePlaceId: this.placeId };
    return (
      await this.app
        .get(ItemsService)
        .create(await this.actor(), { ...usual, ...where, quantity: 1, ...facts })
    ).id;
  }
}

/** A body for `POST …/reservations` that only says what a test is about. */
export function wish(
  world: World,
  lines: { itemId: string; quantity: number }[],
  period: [from: string, until: string],
): Record<string, unknown> {
  return {
    partnerId: world.partnerId,
    occasion: { name: 'Familienfest' },
    pickUpAt: period[0],
    returnDueAt: period[1],
    lines,
    contact: { name: 'Anna Auer', phone: '030 23125 111' },
  };
}

const borrower = (name: string): NewPartnerDto => ({
  name,
  status: 'active',
  agreementSignedOn: '2020-05-15',
});

async function invited(
  app: TestApp,
  slug: string,
  actor: Actor,
  partnerId: string,
  email: string,
): Promise<Person> {
  await app.get(PeopleService).invite(actor, partnerId, { email, name: 'Anna Auer', role: 'member' });
  return { email, token: await tokenOf(app, email, slug) };
}

async function tokenOf(app: TestApp, email: string, slug: string): Promise<string> {
  return (await app.get(MeService).createToken(await actorOf(app, email, slug), 'test')).token;
}

async function actorOf(app: TestApp, email: string, slug: string): Promise<Actor> {
  const actor = await app.get(AccessService).actorByAddress(email, slug);
  if (!actor) throw new Error(`Nobody is called ${email}.`);
  return actor;
}
