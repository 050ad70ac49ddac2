/** Writes what a plan says into the tables of items, many rows at once, and keeps what stood there before. */
import { In, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { EntityRows } from '../../database/entity.rows.js';
import { ItemAccessory } from '../item-accessory.entity.js';
import { index, revise } from '../item-changes.js';
import { ItemPart } from '../item-part.entity.js';
import { Item } from '../item.entity.js';
import { ImportRow } from './import-row.entity.js';
import type { PlannedItem } from './plan-shapes.js';

const items = new EntityRows(Item);
const parts = new EntityRows(ItemPart);
const accessories = new EntityRows(ItemAccessory);
const importRows = new EntityRows(ImportRow);

/** Rows in one statement; more would hold up everybody for longer. */
const AT_ONCE = 100;

/** An item with all that an import may change of it, as its tables hold it. */
export interface Before {
  item: Item;
  parts: ItemPart[];
  accessories: ItemAccessory[];
}

interface Writing {
  tx: EntityManager;
  allianceId: string;
  importId: string;
  now: Date;
}

async function chunked<Row>(rows: readonly Row[], write: (chunk: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) await write(rows.slice(from, from + AT_ONCE));
}

/** What is made stands before what is made of it. */
export async function writeMade(writing: Writing, made: readonly PlannedItem[]): Promise<void> {
  const { tx } = writing;
  await chunked(made, (chunk) =>
    items.insert(
      tx,
      chunk.map((one) => itemOf(writing, one)),
    ),
  );
  await chunked(made, (chunk) =>
    importRows.insert(
      tx,
      chunk.map(({ id }) => rowOf(writing, { kind: 'item', subjectId: id })),
    ),
  );
}

/** `changesAt`: how often each place was changed, which a thing that leaves it takes along. */
export async function writeChanged(
  writing: Writing,
  changed: readonly PlannedItem[],
  changesAt: ReadonlyMap<string, number>,
): Promise<void> {
  const { tx } = writing;
  await chunked(changed, async (chunk) => {
    const before = await beforeOf(tx, writing.allianceId, chunk);
    const revised = chunk.map((one) => revisedItem(one, writing.now, changesAt));
    await importRows.insert(
      tx,
      revised.map(({ id, changes }) =>
        rowOf(writing, {
          kind: 'item',
          subjectId: id,
          version: changes ?? 0,
          before: JSON.stringify(before.get(id)),
        }),
      ),
    );
    await items.overwrite(tx, revised);
  });
}

/** Once all items are there. */
export async function writeLinks(
  { tx, allianceId }: Writing,
  planned: readonly PlannedItem[],
): Promise<void> {
  const withParts = planned.filter(({ links }) => links.parts !== undefined);
  const withAccessories = planned.filter(({ links }) => links.accessoryIds !== undefined);
  await removeLinks(tx, {
    setIds: withParts.map(({ id }) => id),
    itemIds: withAccessories.map(({ id }) => id),
  });
  const newParts = withParts.flatMap(({ id: setId, links }) =>
    (links.parts ?? []).map(({ itemId: partId, quantity }) => ({
      id: newId(),
      allianceId,
      setId,
      partId,
      quantity,
    })),
  );
  const beside = withAccessories.flatMap(({ id: itemId, links }) =>
    (links.accessoryIds ?? []).map((accessoryId) => ({ id: newId(), allianceId, itemId, accessoryId })),
  );
  await putLinks(tx, { parts: newParts, accessories: beside });
}

export async function writeRows(
  writing: Writing,
  made: readonly Pick<ImportRow, 'kind' | 'subjectId'>[],
): Promise<void> {
  await chunked(made, (chunk) =>
    importRows.insert(
      writing.tx,
      chunk.map((one) => rowOf(writing, one)),
    ),
  );
}

/** Puts items back as they were, with what went along with them. */
export async function writeBefore(tx: EntityManager, before: readonly Before[]): Promise<void> {
  await chunked(before, (chunk) =>
    items.overwrite(
      tx,
      chunk.map(({ item }) => item),
    ),
  );
  await putLinks(tx, {
    parts: before.flatMap((one) => one.parts),
    accessories: before.flatMap((one) => one.accessories),
  });
}

export async function removeLinks(
  tx: EntityManager,
  { setIds, itemIds }: { setIds: readonly string[]; itemIds: readonly string[] },
): Promise<void> {
  await chunked(setIds, (ids) => tx.delete(ItemPart, { setId: In(ids) }));
  await chunked(itemIds, (ids) => tx.delete(ItemAccessory, { itemId: In(ids) }));
}

export const removeItems = (tx: EntityManager, ids: readonly string[]): Promise<void> =>
  chunked(ids, (some) => tx.delete(Item, { id: In(some) }));

async function putLinks(
  tx: EntityManager,
  links: { parts: readonly ItemPart[]; accessories: readonly ItemAccessory[] },
): Promise<void> {
  await chunked(links.parts, (chunk) => parts.insert(tx, chunk));
  await chunked(links.accessories, (chunk) => accessories.insert(tx, chunk));
}

const at = (spelled: Date | null): Date | null => (spelled === null ? null : new Date(spelled));

/** As it was written down; dates come back as dates. */
export function beforeFrom(text: string): Before {
  const { item, ...links } = JSON.parse(text) as Before;
  const { countedAt, setAsideAt, createdAt, updatedAt } = item;
  const instants = { countedAt: at(countedAt), setAsideAt: at(setAsideAt) };
  const always = { createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) };
  return { ...links, item: Object.assign(new Item(), item, instants, always) };
}

async function beforeOf(
  tx: EntityManager,
  allianceId: string,
  changed: readonly PlannedItem[],
): Promise<ReadonlyMap<string, Before>> {
  const ids = changed.map(({ id }) => id);
  const itsParts = await tx.findBy(ItemPart, { allianceId, setId: In(ids) });
  const beside = await tx.findBy(ItemAccessory, { allianceId, itemId: In(ids) });
  return new Map(
    changed.map(({ id, standing }) => [
      id,
      {
        item: standing!,
        parts: itsParts.filter(({ setId }) => setId === id),
        accessories: beside.filter(({ itemId }) => itemId === id),
      },
    ]),
  );
}

function itemOf({ allianceId, now }: Writing, { id, inventoryNumber, ...one }: PlannedItem): Item {
  const { facts, ownerId, storagePlaceId, setAside, links } = one;
  const identity = { id, allianceId, inventoryNumber, createdAt: now, updatedAt: now };
  const item = Object.assign(new Item(), facts, identity, {
    ownerId,
    storagePlaceId,
    setAsideAt: setAside === true ? now : null,
    replacementIds: links.replacementIds ? [...links.replacementIds] : null,
  });
  index(item);
  return item;
}

function revisedItem(
  { standing, facts, ownerId, storagePlaceId, setAside, links }: PlannedItem,
  now: Date,
  changesAt: ReadonlyMap<string, number>,
): Item {
  const item = Object.assign(new Item(), standing);
  const { replacementIds } = links;
  const changes = {
    ...facts,
    ownerId,
    storagePlaceId,
    ...(replacementIds ? { replacementIds: [...replacementIds] } : {}),
  };
  const leftBehind = item.storagePlaceId === storagePlaceId ? 0 : (changesAt.get(item.storagePlaceId) ?? 0);
  revise(item, { changes, setAside: setAside ?? undefined, now, leftBehind });
  return item;
}

const rowOf = (
  { allianceId, importId }: Writing,
  row: Pick<ImportRow, 'kind' | 'subjectId'> & Partial<Pick<ImportRow, 'version' | 'before'>>,
): ImportRow => ({ id: newId(), allianceId, importId, version: 0, before: null, ...row });
