/** Figures in words: lines for a terminal, a table for `docs/performance.md`. */
import { isReached, type Figure, type Goal, type Spread } from './figures.js';

export function lineOf(figure: Figure): string {
  const { part, engine, what, unit, product, base, ratio } = figure;
  const sides = base ? `${inShort(product)} against ${inShort(base)} ${unit}` : `${inShort(product)} ${unit}`;
  const ranges = ratio
    ? `, ratio ${inShort(ratio)} (${inShort(ratio, 'least')} to ${inShort(ratio, 'most')})`
    : '';
  return `${part.padEnd(4)}${engine.padEnd(11)}${what}: ${sides}${ranges}${verdict(figure)}`;
}

function verdict(figure: Figure): string {
  const reached = isReached(figure);
  return reached === undefined ? '' : ` [goal ${goalOf(figure.goal!)}: ${reached ? 'reached' : 'missed'}]`;
}

const goalOf = ({ least, most }: Goal): string => (most === undefined ? `≥ ${least}` : `≤ ${most}`);

/** Three digits say enough of what differs by a tenth from run to run. */
export function inShort(spread: Spread, which: keyof Spread = 'median'): string {
  const value = spread[which];
  return value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { part, engine, what, unit, product, base, ratio, goal } = figure;
    const ratios = ratio ? `${inShort(ratio)} (${inShort(ratio, 'least')}–${inShort(ratio, 'most')})` : '';
    return [
      part,
      engine,
      what,
      `${inShort(product)} ${unit}`,
      base ? `${inShort(base)} ${unit}` : '',
      ratios,
      goal ? goalOf(goal) : '',
      { true: 'yes', false: 'no', undefined: '' }[String(isReached(figure))],
    ];
  });
  const head = ['#', 'Engine', 'What', 'Leihbund', 'Base', 'Ratio (range)', 'Goal', 'Reached'];
  const width = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: readonly (string | undefined)[]): string =>
    `| ${cells.map((cell, at) => (cell ?? '').padEnd(width[at]!)).join(' | ')} |`;
  return [line(head), line(width.map((length) => '-'.repeat(length))), ...rows.map(line)].join('\n');
}

/** What was measured on, a line each. */
export const headOf = (head: Readonly<Record<string, string>>): string =>
  Object.entries(head)
    .map(([name, value]) => `- ${name}: ${value}`)
    .join('\n');

/** The document with another text between its marks of that name. */
export function withText(document: string, name: 'figures' | 'profile', text: string): string {
  const [begin, end] = ['begin', 'end'].map((side) => `<!-- ${name}: ${side} -->`) as [string, string];
  const [from, until] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || until < from) throw new Error(`The document has no place for it: ${begin} … ${end}`);
  return `${document.slice(0, from)}${begin}\n\n${text}\n\n${document.slice(until)}`;
}
