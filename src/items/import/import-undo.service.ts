/** Taking a whole import back: what it made goes, what it changed stands again as it stood, to the byte; or it says what stands against that. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { pointedAt } from '../../database/pointing.query.js';
import { rowsOf } from '../../database/sql.query.js';
import { AuditService } from '../../partners/log/audit.service.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { isSameInstant } from '../../shared/period.js';
import { Refusal, type Reason } from '../../shared/refusal.js';
import { Item } from '../item.entity.js';
import { StoragePlace } from '../storage-place.entity.js';
import { ImportRow, type ImportRowKind } from './import-row.entity.js';
import { Import } from './import.entity.js';
import { ImportsService } from './imports.service.js';
import { beforeFrom, removeItems, removeLinks, writeBefore } from './planned-writes.query.js';

/** What an import did to items. */
export interface Traces {
  import: Import;
  rows: readonly ImportRow[];
  /** Of items that it made. */
  madeIds: string[];
  changedIds: string[];
}

const REPLACING = `SELECT item.id AS "id", item.name AS "name", item.replacement_ids AS "ids"
  FROM items item WHERE item.alliance_id = $1 AND item.replacement_ids IS NOT NULL`;

const MOST_REASONS = 20;

@Injectable()
export class ImportUndoService {
  constructor(
    private readonly imports: ImportsService,
    private readonly audit: AuditService,
  ) {}

  /** Refuses (409) what was not taken over, or is taken back already. */
  async traces(turn: Turn, id: string): Promise<Traces> {
    const found = await this.imports.find(turn, id);
    if (found.state !== 'done') throw notDone();
    const rows = await turn.tx.find(ImportRow, { where: { importId: id }, order: { id: 'ASC' } });
    const items = rows.filter(({ kind }) => kind === 'item');
    return {
      import: found,
      rows,
      madeIds: items.filter(({ before }) => before === null).map(({ subjectId }) => subjectId),
      changedIds: items.filter(({ before }) => before !== null).map(({ subjectId }) => subjectId),
    };
  }

  /** `standing` are reasons of whoever knows more than items; refuses (409) with all of them. */
  async undo(turn: Turn, traces: Traces, standing: readonly Reason[]): Promise<void> {
    const { tx, actor, now } = turn;
    const { madeIds, changedIds, rows } = traces;
    const touched = [...madeIds, ...changedIds];
    refuse([...standing, ...(await changedSince(tx, traces))]);
    await removeLinks(tx, { setIds: touched, itemIds: touched });
    await writeBefore(
      tx,
      rows.flatMap(({ before }) => (before === null ? [] : beforeFrom(before))),
    );
    refuse(await stillNeeded(tx, actor.allianceId, madeIds));
    await removeItems(tx, madeIds);
    await removeUnneeded(tx, traces, { of: Partner, kind: 'partner' });
    await removeUnneeded(tx, traces, { of: StoragePlace, kind: 'place' });
    await tx.delete(ImportRow, { importId: traces.import.id });
    await tx.update(Import, { id: traces.import.id }, { state: 'undone', undoneAt: now });
    await this.audit.note(turn, { what: 'items.undo-import', subjectId: traces.import.id });
  }
}

function refuse(reasons: readonly Reason[]): void {
  if (reasons.length === 0) return;
  throw new Refusal('conflict', 'import-in-use', inUse, { reasons: reasons.slice(0, MOST_REASONS) });
}

/** What somebody changed by hand since would be lost. */
async function changedSince(tx: EntityManager, { import: { allianceId }, rows }: Traces): Promise<Reason[]> {
  const versions = new Map(
    rows.filter(({ kind }) => kind === 'item').map(({ subjectId, version }) => [subjectId, version]),
  );
  const changed: Reason[] = [];
  for (const ids of inParts([...versions.keys()])) {
    const found = await tx.find(Item, {
      select: { id: true, name: true, changes: true },
      where: { allianceId, id: In(ids) },
    });
    for (const { id, name, changes } of found)
      if ((changes ?? 0) !== versions.get(id)) changed.push(changedByHand(id, name));
  }
  return changed;
}

/** By loans, closures, sets, and whatever else points at what the import made. */
async function stillNeeded(tx: EntityManager, allianceId: string, madeIds: string[]): Promise<Reason[]> {
  const pointed = await pointedAt(tx, Item, { allianceId, ids: madeIds });
  const made = new Set(madeIds);
  const replacing = await rowsOf<{ id: string; name: string; ids: unknown }>(tx, REPLACING, [allianceId]);
  const named = replacing.filter(
    ({ id, ids }) => !made.has(id) && madeIds.some((one) => textOf(ids).includes(one)),
  );
  if (pointed.length === 0) return named.map(({ id, name }) => namesIt(id, name));
  const items = await tx.findBy(Item, { allianceId, id: In(pointed.map(({ id }) => id)) });
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const needed = new Map(pointed.map(({ id, table }) => [id, needs(id, names.get(id) ?? '', table)]));
  return [...needed.values(), ...named.map(({ id, name }) => namesIt(id, name))];
}

const textOf = (ids: unknown): string => (typeof ids === 'string' ? ids : JSON.stringify(ids));

/** What something else stands on by now, or somebody has changed, stays. */
async function removeUnneeded(
  tx: EntityManager,
  { import: { allianceId, doneAt }, rows }: Traces,
  { of, kind }: { of: typeof Partner | typeof StoragePlace; kind: ImportRowKind },
): Promise<void> {
  const ids = rows.filter((row) => row.kind === kind).map(({ subjectId }) => subjectId);
  const pointed = new Set((await pointedAt(tx, of, { allianceId, ids })).map(({ id }) => id));
  const standing = await tx.findBy<Partner | StoragePlace>(of, { allianceId, id: In(ids) });
  const unneeded = standing.filter(
    ({ id, updatedAt }) => !pointed.has(id) && doneAt !== null && isSameInstant(updatedAt, doneAt),
  );
  if (unneeded.length > 0) await tx.delete(of, { id: In(unneeded.map(({ id }) => id)) });
}

const AT_ONCE = 500;

function* inParts<One>(all: readonly One[]): Generator<One[]> {
  for (let from = 0; from < all.length; from += AT_ONCE) yield all.slice(from, from + AT_ONCE);
}

const notDone = (): Refusal =>
  new Refusal('conflict', 'not-imported', {
    de: 'Diese Liste ist nicht übernommen, oder schon zurückgenommen.',
    en: 'This list was not taken over, or is taken back already.',
  });

const inUse = {
  de: 'Das lässt sich nicht mehr rückgängig machen: Etwas daraus wird schon gebraucht.',
  en: 'This cannot be undone any more: something of it is in use already.',
};

const changedByHand = (itemId: string, name: string): Reason => ({
  code: 'changed-since',
  message: { de: `„${name}“ wurde seitdem geändert.`, en: `“${name}” was changed since.` },
  itemId,
});

/** What points at items, by its table. */
const needers: Readonly<Record<string, { de: string; en: string }>> = {
  item_photos: { de: 'hat ein Foto', en: 'has a photo' },
  closures: { de: 'hat eine Sperrzeit', en: 'has a closure' },
  closure_series: { de: 'hat eine Sperrzeit', en: 'has a closure' },
  item_parts: { de: 'ist Teil eines anderen Gegenstands', en: 'is a part of another item' },
  item_accessories: { de: 'passt zu einem anderen Gegenstand', en: 'goes well with another item' },
};

const needed = { de: 'wird schon gebraucht', en: 'is in use already' };

function needs(itemId: string, name: string, table: string): Reason {
  const { de, en } = needers[table] ?? needed;
  return { code: 'in-use', message: { de: `„${name}“ ${de}.`, en: `“${name}” ${en}.` }, itemId };
}

const namesIt = (itemId: string, name: string): Reason => ({
  code: 'in-use',
  message: {
    de: `Bei „${name}“ steht etwas daraus als Ersatz.`,
    en: `“${name}” names something of it as its replacement.`,
  },
  itemId,
});
