/** Choices: the quantities that somebody can pick from, few enough to look through. */

/** At most so many fit as buttons in a row on a phone. */
const MOST_BUTTONS = 4;

/** 0, then whole packs up to what is free, closely first; what was chosen before stays, so that it does not get lost. */
export function choices(free: number, packStep: number, chosen = 0): number[] {
  const packs = Math.floor(free / packStep);
  const quantities = [0];
  for (let pack = 1; pack < packs; pack += packs <= 50 ? 1 : widthAt(pack)) quantities.push(pack * packStep);
  if (packs > 0) quantities.push(packs * packStep);
  if (!quantities.includes(chosen)) quantities.push(chosen);
  return quantities.toSorted((one, other) => one - other);
}

const widthAt = (pack: number): number =>
  (pack < 20 && 1) || (pack < 50 && 5) || (pack < 100 && 10) || 10 ** Math.floor(Math.log10(pack)) / 2;

/** True where each fits on a button of its own. */
export const areFew = (quantities: readonly number[]): boolean => quantities.length <= MOST_BUTTONS + 1;
