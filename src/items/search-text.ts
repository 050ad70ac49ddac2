/** Search text: what an item is found by, folded so that spelling of case and umlauts does not matter. */

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Lower case, umlauts written out, accents dropped, one kind of hyphen, single spaces. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Folded text as somebody writes it who leaves the dots away: "Bank" is found in "Bänke". */
export const withoutUmlauts = (folded: string): string =>
  folded.replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('ue', 'u');

/** The same in SQL. */
export const withoutUmlautsIn = (column: string): string =>
  `REPLACE(REPLACE(REPLACE(${column}, 'ae', 'a'), 'oe', 'o'), 'ue', 'u')`;

interface Findable {
  name: string;
  category: string;
  inventoryNumber: string;
  size: string;
  /** What people call it besides, or look for when they need it. */
  otherWords: string | null;
  description: string;
}

export const searchTextOf = (item: Findable): string => {
  const { name, category, inventoryNumber, size, otherWords, description } = item;
  return fold([name, category, inventoryNumber, size, otherWords, description].join(' ')).slice(0, 5000);
};

/** A LIKE pattern that finds the folded words anywhere; `\` escapes. */
export const likePattern = (search: string): string =>
  `%${fold(search).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
