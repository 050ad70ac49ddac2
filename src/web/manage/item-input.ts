/** An item's form: what was typed becomes the body that the services take, and the other way round. */
import type { ItemFacts } from '../../items/item.dto.js';
import type { Language } from '../../shared/words.js';
import { wholeNumber, type Typed } from '../ui/typed.js';
import { fixed, minutesOf, spanOf, unfixed } from './amounts.js';
import { nameIn, rowsOf } from './typed-rows.js';

export const partFields = ['itemId', 'quantity'] as const;
export const accessoryFields = [''] as const;

const KILOGRAM_PLACES = 3;
const EURO_PLACES = 2;

/** Texts that go through as they were typed. */
const texts = [
  'inventoryNumber',
  'name',
  'unit',
  'ownerId',
  'storagePlaceId',
  'description',
  'category',
  'kind',
  'size',
  'needsVehicle',
  'needsOther',
  'depositBasis',
  'seasonNote',
  'notes',
] as const;

/** Empty numbers are null, which services know as "not said". */
export function itemBody(typed: Typed, language: Language): Record<string, unknown> {
  const said = (name: string): string => typed[name] ?? '';
  return {
    ...Object.fromEntries(texts.map((name) => [name, said(name)])),
    quantity: wholeNumber(said('quantity')) ?? null,
    packStep: wholeNumber(said('packStep')) ?? 1,
    bufferMinutes: minutesOf(wholeNumber(said('bufferMinutes')), said('bufferUnit')) ?? null,
    weightGrams: fixed(said('weightGrams'), KILOGRAM_PLACES, language) ?? null,
    needsPersons: wholeNumber(said('needsPersons')) ?? null,
    depositCents: fixed(said('depositCents'), EURO_PLACES, language) ?? 0,
    replacementValueCents: fixed(said('replacementValueCents'), EURO_PLACES, language) ?? null,
    inspectionDueOn: said('inspectionDueOn') === '' ? null : said('inspectionDueOn'),
    parts: rowsOf(typed, 'parts', partFields).map(({ itemId, quantity }) => ({
      itemId,
      quantity: wholeNumber(quantity),
    })),
    accessoryIds: rowsOf(typed, 'accessoryIds', accessoryFields).map((row) => row[''] ?? ''),
  };
}

export const newItem: Typed = { kind: 'bulk', packStep: '1', bufferUnit: 'hours' };

export function itemTyped(item: ItemFacts, language: Language): Typed {
  const buffer = item.bufferMinutes === null ? undefined : spanOf(item.bufferMinutes);
  const parts = item.parts.flatMap(({ itemId, quantity }, index) => [
    [nameIn('parts', index, 'itemId'), itemId],
    [nameIn('parts', index, 'quantity'), String(quantity)],
  ]);
  const accessories = item.accessoryIds
    .toSorted()
    .map((id, index) => [nameIn('accessoryIds', index, ''), id]);
  return {
    ...Object.fromEntries(texts.map((name) => [name, item[name]])),
    quantity: number(item.quantity),
    packStep: String(item.packStep),
    bufferMinutes: number(buffer?.count ?? null),
    bufferUnit: buffer?.unit ?? 'hours',
    weightGrams: unfixed(item.weightGrams, KILOGRAM_PLACES, language),
    needsPersons: number(item.needsPersons),
    depositCents: unfixed(item.depositCents, EURO_PLACES, language, EURO_PLACES),
    replacementValueCents: unfixed(item.replacementValueCents, EURO_PLACES, language, EURO_PLACES),
    inspectionDueOn: item.inspectionDueOn ?? '',
    ...Object.fromEntries([...parts, ...accessories]),
  };
}

const number = (value: number | null): string => (value === null ? '' : String(value));

/** Only what differs from how it stands, so that the log names what was really changed. */
export function differing<T extends object>(said: T, standing: object): Partial<T> {
  const now = standing as Record<string, unknown>;
  const changed = Object.entries(said).filter(([name, value]) => inOrder(value) !== inOrder(now[name]));
  return Object.fromEntries(changed) as Partial<T>;
}

/** A list of ids says the same in any order. */
function inOrder(value: unknown): string {
  const isIds = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return JSON.stringify(isIds ? value.toSorted() : (value ?? null));
}
