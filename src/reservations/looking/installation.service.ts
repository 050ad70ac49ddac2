/** The installation for whoever operates it: each alliance in figures, and mails that failed, without anybody's data. */
import { Injectable } from '@nestjs/common';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { inNumbers, type InNumbers } from '../../items/alliances-in-short.query.js';
import { failedByKind } from '../../notifications/failed-mails.query.js';
import type { FailedMails } from '../../notifications/failed-mails.js';
import type { Caller } from '../../partners/who/actor.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns } from '../../partners/who/turns.service.js';
import { figuresOf } from './installation.query.js';
import type { AllianceFigures, Figures } from './installation.view.js';

const noFigures: Figures = { reservations: 0, photoBytes: 0, lastSignInAt: null };
const noNumbers: InNumbers = { items: 0, partners: 0, places: 0 };

@Injectable()
export class InstallationService {
  constructor(private readonly turns: Turns) {}

  /** In the order of their founding here. So many statements, however many alliances there are. */
  alliances(caller: Caller, queried: ListQuery): Promise<ListPart<AllianceFigures>> {
    return this.turns.look(caller, async ({ tx }) => {
      const part = await readPart(tx, { of: Alliance, where: {} }, queried);
      const ids = part.items.map(({ id }) => id);
      const [numbers, figures] = [await inNumbers(tx, ids), await figuresOf(tx, ids)];
      const failed = await failedByKind(tx, ids);
      return eachOf(part, ({ id, ...alliance }) => ({
        ...factsOf(alliance),
        ...(figures.get(id) ?? noFigures),
        items: (numbers.get(id) ?? noNumbers).items,
        partners: (numbers.get(id) ?? noNumbers).partners,
        failedMails: failed.filter(({ allianceId }) => allianceId === id).map(countOf),
      }));
    });
  }

  /** Those that belong to no alliance: codes, changes of an address, invitations to found. */
  failedMails(caller: Caller): Promise<readonly FailedMails[]> {
    return this.turns.look(caller, async ({ tx }) => (await failedByKind(tx, undefined)).map(countOf));
  }
}

const countOf = ({ kind, count }: FailedMails): FailedMails => ({ kind, count });

const factsOf = ({ name, slug, place, listedAt, visibility, createdAt }: Omit<Alliance, 'id'>) => ({
  name,
  slug,
  place,
  showing: listedAt === null ? ('hidden' as const) : visibility,
  foundedAt: createdAt,
});
