/** The columns of a list of items: what each is called in a list that is taken out, so that it can be brought in again. */
import type { Words } from '../../shared/words.js';

export const itemColumns = {
  inventoryNumber: { de: 'Nr.', en: 'No.' },
  name: { de: 'Gegenstand', en: 'Item' },
  quantity: { de: 'Bestand', en: 'Quantity' },
  unit: { de: 'Einheit', en: 'Unit' },
  kind: { de: 'Verleihart', en: 'Lent as' },
  packStep: { de: 'Abgabemenge', en: 'Pack step' },
  category: { de: 'Kategorie', en: 'Category' },
  owner: { de: 'Eigentümer', en: 'Owner' },
  storagePlace: { de: 'Lagerort', en: 'Storage place' },
  size: { de: 'Maße', en: 'Size' },
  weightGrams: { de: 'Gewicht (g)', en: 'Weight (g)' },
  needsVehicle: { de: 'Fahrzeug', en: 'Vehicle' },
  needsPersons: { de: 'Personen', en: 'Persons' },
  needsOther: { de: 'Außerdem nötig', en: 'Also needed' },
  deposit: { de: 'Kaution (€)', en: 'Deposit (€)' },
  depositBasis: { de: 'Kaution je', en: 'Deposit per' },
  replacementValue: { de: 'Wert (€)', en: 'Value (€)' },
  bufferMinutes: { de: 'Pufferzeit (min)', en: 'Buffer (min)' },
  seasonNote: { de: 'Nicht verliehen', en: 'Not lent' },
  inspectionDueOn: { de: 'Nächste Prüfung', en: 'Next inspection' },
  description: { de: 'Beschreibung', en: 'Description' },
  notes: { de: 'Bemerkungen', en: 'Notes' },
  otherWords: { de: 'Suchwörter', en: 'Other words' },
  parts: { de: 'Teile', en: 'Parts' },
  accessories: { de: 'Zubehör', en: 'Accessories' },
  replacements: { de: 'Ersatz', en: 'Replacements' },
  setAside: { de: 'Beiseitegelegt', en: 'Set aside' },
} as const satisfies Readonly<Record<string, Words>>;

export type ItemColumn = keyof typeof itemColumns;
