/** Numbers that are written as words, up to twelve. */

const spelled: readonly string[] = [
  'null, keine, kein, zero, none',
  'ein, eins, eine, einer, one',
  'zwei, two',
  'drei, three',
  'vier, four',
  'fünf, fuenf, five',
  'sechs, six',
  'sieben, seven',
  'acht, eight',
  'neun, nine',
  'zehn, ten',
  'elf, eleven',
  'zwölf, zwoelf, twelve',
];

const numbers: ReadonlyMap<string, number> = new Map(
  spelled.flatMap((words, number) => words.split(', ').map((word) => [word, number] as const)),
);

export const numberOfWord = (word: string): number | undefined => numbers.get(word.trim().toLowerCase());
