/** Unit words: what is short or plural for the word that one unit is called by. */
const spellings: Readonly<Record<string, string>> = {
  Stück: 'stück, stücke, stueck, stk, stck, st, stk., st., stck., pcs, pc, piece, pieces, ea',
  Satz: 'satz, sätze, saetze',
  Set: 'set, sets',
  Garnitur: 'garnitur, garnituren, garn',
  Kiste: 'kiste, kisten, crate, crates',
  Karton: 'karton, kartons, ktn, krt, carton, cartons',
  Kasten: 'kasten, kästen, kaesten',
  Paar: 'paar, paare, pair, pairs',
  Packung: 'packung, packungen, pack, pck, pkg, pkt, packs, paket, pakete, päckchen',
  Anhänger: 'anhänger, trailer, trailers',
  Koffer: 'koffer, case, cases',
  Eimer: 'eimer, bucket, buckets',
  Kanister: 'kanister, canister',
  Beutel: 'beutel, bag, bags',
  Rolle: 'rolle, rollen, roll, rolls',
  Palette: 'palette, paletten, pallet, pallets',
  Flasche: 'flasche, flaschen, bottle, bottles',
  Dose: 'dose, dosen, tin, tins',
  Tasche: 'tasche, taschen',
  Tüte: 'tüte, tüten',
  Box: 'box, boxen, boxes',
  Sack: 'sack, säcke, saecke, sacks',
  Fass: 'fass, fässer, barrel, barrels',
  Bund: 'bund, bunde, bundle, bundles',
  Stapel: 'stapel, stack, stacks',
  Dutzend: 'dutzend, dozen, dtzd',
  Exemplar: 'exemplar, exemplare, expl, copy, copies',
  Gerät: 'gerät, geräte, device, devices',
  Meter: 'meter, m, lfm, lfd. m, lfd.m, lfd m, laufende meter, metre, metres',
  Liter: 'liter, l, litre, litres',
};

const words: ReadonlyMap<string, string> = new Map(
  Object.entries(spellings).flatMap(([unit, spelled]) => spelled.split(', ').map((one) => [one, unit])),
);

/** "Stk.", "Kisten" → "Stück", "Kiste"; undefined for what nobody knows. */
export function knownUnit(word: string): string | undefined {
  const said = word.trim().toLowerCase().normalize('NFC');
  return words.get(said) ?? words.get(said.replace(/\.$/, ''));
}

/** As it is kept: a word that we do not know stays as it was written. */
export const unitOf = (word: string): string => knownUnit(word) ?? word.trim();
