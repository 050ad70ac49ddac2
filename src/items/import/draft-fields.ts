/** The fields of a draft: what an empty one is, and how much each text holds, as the input check has it (`item.dto.ts`). */
import type { Draft } from './import-lines.js';

export const textFields = [
  'inventoryNumber',
  'name',
  'category',
  'owner',
  'storagePlace',
  'size',
  'needsVehicle',
  'needsOther',
  'seasonNote',
  'description',
  'notes',
  'otherWords',
  'parts',
  'accessories',
  'replacements',
] as const satisfies readonly (keyof Draft)[];

export type TextField = (typeof textFields)[number] | 'unit';

export const longest: Readonly<Record<TextField, number>> = {
  inventoryNumber: 40,
  name: 200,
  unit: 40,
  category: 80,
  owner: 200,
  storagePlace: 200,
  size: 200,
  needsVehicle: 200,
  needsOther: 300,
  seasonNote: 300,
  description: 4000,
  notes: 2000,
  otherWords: 300,
  parts: 4000,
  accessories: 4000,
  replacements: 4000,
};

/** Those that may have several lines. */
export const linedFields: ReadonlySet<string> = new Set<keyof Draft>(['description', 'notes']);

export const emptyDraft: Draft = {
  inventoryNumber: '',
  name: '',
  quantity: null,
  unit: '',
  kind: '',
  packStep: null,
  category: '',
  owner: '',
  storagePlace: '',
  size: '',
  weightGrams: null,
  needsVehicle: '',
  needsPersons: null,
  needsOther: '',
  depositCents: null,
  depositBasis: '',
  replacementValueCents: null,
  bufferMinutes: null,
  seasonNote: '',
  inspectionDueOn: '',
  description: '',
  notes: '',
  otherWords: '',
  parts: '',
  accessories: '',
  replacements: '',
  setAside: null,
};
