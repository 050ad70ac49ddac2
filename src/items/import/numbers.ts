/** Numbers as offices write them: with points or commas for thousands and decimals, by whichever of the two can be meant. */

const shapes: readonly RegExp[] = [
  /^\d+$/,
  /^[1-9]\d{0,2}(?:[.' ]\d{3})+(?:,\d{1,2})?$/,
  /^[1-9]\d{0,2}(?:[,' ]\d{3})+(?:\.\d{1,2})?$/,
  /^\d+[.,]\d{1,2}$/,
];

/** "1.046" and "1,046" are a thousand and some; "160,5" and "160.50" are not. Undefined for everything else. */
export function numberIn(text: string): number | undefined {
  const said = text.trim();
  if (said.length > 20 || !shapes.some((shape) => shape.test(said))) return undefined;
  const decimals = /[.,](\d{1,2})$/.exec(said)?.[1];
  const whole = (decimals === undefined ? said : said.slice(0, -decimals.length - 1)).replace(/\D/g, '');
  return Number(`${whole}.${decimals ?? '0'}`);
}

/** "1.1E+3", as spreadsheets show what is wide. */
export function scientificIn(text: string): number | undefined {
  const said = text.trim();
  if (!/^\d{1,3}(?:[.,]\d{1,9})?E\+?\d{1,2}$/i.test(said)) return undefined;
  return Number(said.replace(',', '.'));
}

/** What a spreadsheet shows where a formula went wrong. */
export const isErrorCell = (text: string): boolean =>
  /^#(?:NV|N\/A|WERT!|VALUE!|BEZUG!|REF!|DIV\/0!|NAME\?|ZAHL!|NUM!|NULL!|ÜBERLAUF!|SPILL!|#+)$/i.test(
    text.trim(),
  );

export const isFlagCell = (text: string): boolean => /^(?:wahr|falsch|true|false)$/i.test(text.trim());

/** Nothing, or a dash that says so. */
export const isNothing = (text: string): boolean => /^[\s–—−-]*$/.test(text);
