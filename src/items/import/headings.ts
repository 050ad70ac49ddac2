/** Headings: what people write above a column, and what they mean by it. */
import { fold } from '../search-text.js';
import { itemColumns, type ItemColumn } from './item-columns.js';

/** Folded, without signs; of what several say, the first in the list wins. */
const spellings: Readonly<Record<ItemColumn, string>> = {
  inventoryNumber:
    'nr, no, num, number, nummer, inventarnummer, inventarnr, inventar nr, inv nr, invnr, inv nummer, lfd nr, lfdnr, lfd, laufende nummer, laufende nr, artikelnummer, artikel nr, artikelnr, geraetenummer, id, code, pos, position, item no, item number, inventory number, inventory no, asset tag, asset no, asset number, ref, reference',
  name: 'gegenstand, gegenstaende, bezeichnung, artikel, artikelbezeichnung, name, was, ding, material, titel, geraet, geraete, leihgegenstand, ausleihgegenstand, inventargegenstand, item, items, item name, thing, title, what, article, equipment, product, asset, asset name',
  quantity:
    'bestand, anzahl, menge, stueckzahl, stueck, stck, stk, anz, vorhanden, wie viele, wieviele, quantity, qty, count, amount, how many, pcs, pieces, in stock, stock, number of items',
  unit: 'einheit, mengeneinheit, me, gebinde, unit, units, unit of measure, uom',
  kind: 'art, kind, art der leihe',
  packStep: 'abgabemenge, verpackungseinheit, ve, packungsgroesse, pack step, pack size',
  category:
    'kategorie, gruppe, warengruppe, bereich, rubrik, sparte, sachgruppe, typ, category, group, section, type',
  owner:
    'eigentuemer, eigentuemerin, eigentum, eigentum von, besitzer, besitzerin, gehoert, gehoert wem, wem gehoert es, verein, traeger, partner, buendnispartner, organisation, verleiher, owner, owned by, belongs to, lender, organization',
  storagePlace:
    'lagerort, lagerplatz, lagerstelle, lager, ort, standort, wo, wo steht es, aufbewahrung, aufbewahrungsort, raum, stellplatz, storage place, storage, storage location, location, place, where, stored at, stored in, room, kept at',
  size: 'masse, mass, abmessungen, abmessung, groesse, format, size, dimensions, dimension, measures, measurements',
  weightGrams: 'gewicht, weight, masse kg, gewicht je stueck',
  needsVehicle: 'fahrzeug, transport, transportmittel, vehicle, needs vehicle',
  needsPersons: 'personen, helfer, anzahl personen, anzahl helfer, persons, people, people needed, helpers',
  needsOther: 'ausserdem noetig, noetig, also needed, needs, requirements',
  deposit: 'kaution, pfand, deposit, security deposit',
  depositBasis: 'kaution je, kaution pro, deposit per',
  replacementValue:
    'wert, neuwert, wert neu, neupreis, preis neu, wiederbeschaffungswert, ersatzwert, anschaffungswert, anschaffungspreis, kaufpreis, preis, zeitwert, versicherungswert, value, replacement value, replacement cost, price, cost, unit price, purchase price',
  bufferMinutes: 'pufferzeit, puffer, buffer',
  seasonNote: 'nicht verliehen, saison, sperrzeit, not lent, season',
  inspectionDueOn:
    'naechste pruefung, pruefung faellig, pruefung, pruefdatum, naechster e check, e check, tuev, next inspection, inspection due, inspection, next check',
  description: 'beschreibung, details, description',
  notes:
    'bemerkungen, bemerkung, notizen, notiz, hinweise, hinweis, anmerkungen, anmerkung, kommentar, zusatz, info, sonstiges, zustand, notes, note, remarks, remark, comments, comment, condition',
  otherWords: 'suchwoerter, stichworte, stichwoerter, schlagworte, other words, keywords, tags',
  parts: 'teile, bestandteile, besteht aus, parts, components, consists of',
  accessories: 'zubehoer, accessories',
  replacements: 'ersatz, ersatz durch, replacements, alternatives',
  setAside: 'beiseitegelegt, ausgesondert, ausgemustert, set aside, withdrawn, retired',
};

/** Known, but nothing of it is taken. */
const unused = new Set(
  'anschaffung, anschaffungsdatum, anschaffungsjahr, angeschafft, kaufdatum, gekauft, baujahr, jahr, datum, stand, lieferant, hersteller, marke, modell, seriennummer, foto, bild, ansprechpartner, kontakt, telefon, purchased, purchase date, date, year, bought, supplier, brand, model, serial number, photo, picture, contact, phone'.split(
    ', ',
  ),
);

const meanings: ReadonlyMap<string, ItemColumn> = new Map(
  (Object.entries(spellings) as [ItemColumn, string][])
    .flatMap(([column, words]) => words.split(', ').map((word) => [word, column] as const))
    .toReversed(),
);

/** As a list that is taken out spells them. */
const own: ReadonlyMap<string, ItemColumn> = new Map(
  (Object.keys(itemColumns) as ItemColumn[]).flatMap((column) =>
    [itemColumns[column].de, itemColumns[column].en].map((word) => [word, column] as const),
  ),
);

export const columnCount = Object.keys(itemColumns).length;

/** Exactly as we spell it ourselves. */
export const ownMeaning = (heading: string): ItemColumn | undefined => own.get(heading.trim());

/** The column; null for one that is known but not used; undefined where nobody knows. */
export function meaningOf(heading: string): ItemColumn | null | undefined {
  if (heading.length > 60) return undefined;
  if (heading.trim() === '#') return 'inventoryNumber';
  for (const spelled of [words(heading), words(bare(heading))]) {
    const meant = ownMeaning(heading) ?? meanings.get(spelled);
    if (meant) return meant;
    if (unused.has(spelled)) return null;
  }
  return undefined;
}

/** "Wert in €" and "Wert (EUR je Stück)" are "Wert". */
const bare = (heading: string): string =>
  heading
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/\b(in|je|pro|per)\s+(€|eur|euro|cm|m|kg|g|stück|stk|piece|unit)(?=\W|$)/gi, ' ')
    .replace(/€|\b(eur|euro)\b/gi, ' ');

/** Letters and digits only, folded. */
const words = (heading: string): string =>
  fold(heading)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
