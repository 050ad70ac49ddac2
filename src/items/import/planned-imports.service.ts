/** What a list would make and change, and the writing of it: all lines that are taken, or nothing. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { rowsOf } from '../../database/sql.query.js';
import type { AuditChange } from '../../partners/log/audit-changes.js';
import { AuditService } from '../../partners/log/audit.service.js';
import { PartnersService } from '../../partners/members/partners.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look, type Turn } from '../../partners/who/turns.service.js';
import { Refusal } from '../../shared/refusal.js';
import { inSlices } from '../../shared/search.slices.js';
import { StoragePlace } from '../storage-place.entity.js';
import { StoragePlacesService } from '../storage-places.service.js';
import type { Counts } from './import-choices.js';
import { Import } from './import.entity.js';
import type { JudgedList } from './judged-list.js';
import { knownIn } from './known.query.js';
import { lineView, type LineView } from './line-view.js';
import { planOf } from './plan.js';
import { countsOf, isChanged, type Plan } from './plan-shapes.js';
import { writeChanged, writeLinks, writeMade, writeRows } from './planned-writes.query.js';

/** More than these are no partners and no places, but a column that was taken for another. */
const MOST_ON_THE_WAY = 100;
const MOST_ITEMS = 20_000;

@Injectable()
export class PlannedImports {
  constructor(
    private readonly turns: Turns,
    private readonly partners: PartnersService,
    private readonly places: StoragePlacesService,
    private readonly audit: AuditService,
  ) {}

  /** What would become of each line as things stand now. */
  of(actor: Actor, judged: JudgedList): Promise<Plan> {
    return this.turns.lookAtLength(actor, (look) => this.in(look, judged));
  }

  /** The same under the lock of whoever takes it over. */
  async in({ tx, actor }: Look, { lines, choices }: JudgedList): Promise<Plan> {
    const known = await knownIn(tx, actor.allianceId);
    return inSlices(planOf(known, lines, { choices, newId }));
  }

  /** What a plan says, or nothing. Whoever calls asks first whom it hurts, and keeps the parts of what is promised. */
  async write(
    turn: Turn,
    { id }: Import,
    { plan, judged }: { plan: Plan; judged: JudgedList },
  ): Promise<Counts> {
    const { tx, actor, now } = turn;
    const counts = countsOf(plan);
    await refuseTooMany(tx, actor, counts);
    const writing = { tx, allianceId: actor.allianceId, importId: id, now };
    for (const { id: partnerId, name } of plan.partners)
      await this.partners.insert(turn, { name }, partnerId);
    for (const { id: placeId, name } of plan.places)
      await this.places.add(turn, { name, private: isHome(name) }, placeId);
    const onTheWay = [...plan.partners.map(rowOf('partner')), ...plan.places.map(rowOf('place'))];
    await writeRows(writing, onTheWay);
    const items = plan.lines.flatMap(({ item }) => item ?? []);
    const changed = items.filter(isChanged);
    const made = items.filter(({ standing }) => !standing);
    await writeMade(writing, made);
    await writeChanged(
      writing,
      changed,
      await changesAt(
        tx,
        changed.flatMap(({ standing }) => standing ?? []),
      ),
    );
    await writeLinks(writing, [...made, ...changed]);
    const outcome = JSON.stringify(viewsOf(plan, judged).map((view) => ({ ...view, draft: null })));
    await tx.update(Import, { id }, { state: 'done', counts, outcome, doneAt: now });
    await this.audit.note(turn, { what: 'items.import', subjectId: id, changes: toldOf(counts) });
    return counts;
  }
}

/** Each line as it reads, beside the row that it stands in. */
export const viewsOf = ({ lines }: Plan, { grid }: JudgedList): LineView[] =>
  lines.map((line) => lineView(line, grid.rows[line.record - 1]));

/** A private home, whose address shows after approval only. */
const isHome = (name: string): boolean => /^(bei |privat)/i.test(name);

const rowOf =
  (kind: 'partner' | 'place') =>
  ({ id: subjectId }: { id: string }) => ({ kind, subjectId });

/** How often the places were changed where these things stand. */
async function changesAt(
  tx: EntityManager,
  items: readonly { allianceId: string; storagePlaceId: string }[],
): Promise<ReadonlyMap<string, number>> {
  const [first] = items;
  if (!first) return new Map();
  const ids = [...new Set(items.map(({ storagePlaceId }) => storagePlaceId))];
  const places = await tx.findBy(StoragePlace, { allianceId: first.allianceId, id: In(ids) });
  return new Map(places.map(({ id, changes }) => [id, changes ?? 0]));
}

async function refuseTooMany(tx: EntityManager, { allianceId }: Actor, counts: Counts): Promise<void> {
  if (counts.partners > MOST_ON_THE_WAY || counts.places > MOST_ON_THE_WAY) throw tooManyOnTheWay();
  const [row] = await rowsOf<{ count: number | string }>(tx, COUNT_ITEMS, [allianceId]);
  if (Number(row?.count ?? 0) + counts.made > MOST_ITEMS) throw tooManyItems();
}

const COUNT_ITEMS = 'SELECT COUNT(*) AS "count" FROM items WHERE alliance_id = $1';

/** For the log: how many of what. */
const toldOf = ({ made, changed, partners, places }: Counts): AuditChange[] =>
  Object.entries({ made, changed, partners, places })
    .filter(([, count]) => count > 0)
    .map(([field, count]) => ({ field, from: 0, to: count }));

const tooManyOnTheWay = (): Refusal =>
  new Refusal('conflict', 'too-many-on-the-way', {
    de: `Dabei würden mehr als ${MOST_ON_THE_WAY} Bündnispartner oder Lagerorte angelegt. Stimmen die Spalten?`,
    en: `This would make more than ${MOST_ON_THE_WAY} partners or storage places. Are the columns right?`,
  });

const tooManyItems = (): Refusal =>
  new Refusal('conflict', 'too-many-items', {
    de: 'Mehr als 20.000 Gegenstände hat kein Bündnis.',
    en: 'No alliance has more than 20,000 items.',
  });
