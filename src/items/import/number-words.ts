/** Numbers that are written as words, up to twelve. */

const words: readonly string[] = [
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

export function numberOfWord(word: string): number | undefined {
  const said = word.trim().toLowerCase();
  const number = words.findIndex((spelled) => spelled.split(', ').includes(said));
  return number === -1 ? undefined : number;
}
