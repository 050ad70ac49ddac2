/** The demo's people: invited into their partners and roles, and acting for the reservations. */
import { Injectable } from '@nestjs/common';
import { AccessService } from '../partners/access/access.service.js';
import type { Actor } from '../partners/who/actor.js';
import { PeopleService } from '../partners/members/people.service.js';
import { RolesService } from '../partners/members/roles.service.js';
import type { DemoIds } from './demo-pool.service.js';
import type { SeedPerson } from './seed-files.js';

@Injectable()
export class DemoActors {
  constructor(
    private readonly access: AccessService,
    private readonly people: PeopleService,
    private readonly roles: RolesService,
  ) {}

  /** Somebody of the demo, as if signed in. */
  async of(email: string, slug: string): Promise<Actor> {
    const actor = await this.access.actorByAddress(email, slug);
    if (!actor) throw new Error(`The demo knows no ${email} in ${slug}.`);
    return actor;
  }

  async invite(coordinator: Actor, people: readonly SeedPerson[], ids: DemoIds): Promise<void> {
    for (const { email, name, partners, roles, isOperator } of people) {
      const [first, ...others] = partners.map(({ partner, role }) => ({
        partnerId: ids.partner(partner),
        role,
      }));
      if (first) await this.people.inviteToAll(coordinator, [first, ...others], { email, name });
      for (const { role, storagePlace } of roles) {
        const place = storagePlace === undefined ? {} : { storagePlaceId: ids.place(storagePlace) };
        await this.roles.appoint(coordinator, { email, name }, { role, ...place });
      }
      if (isOperator) await this.people.makeOperator({ email, name });
    }
  }
}
