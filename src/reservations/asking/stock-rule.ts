/** The stock rule: nothing is promised twice. Says per line what is free, and what stands in the way. */
import type { Reason } from '../../shared/refusal.js';
import { shortages, type Because, type Shortage } from '../stock/availability.js';
import { allLent, type AskedLine, type Ledger } from '../stock/ledger.js';

/** Names for the sentences; ids it does not know read as an empty name. */
export type Names = (itemId: string) => { name: string; unit: string };

/** That none of a thing is free since it is set aside, its rule says already: here it counts where it would be short all the same. */
export function shortOf(ledger: Ledger, lines: readonly (AskedLine & { isSetAside: boolean })[]): Shortage[] {
  const short = shortages(ledger, lines);
  const aside = new Set(lines.filter(({ isSetAside }) => isSetAside).map(({ itemId }) => itemId));
  if (aside.size === 0) return short;
  const anyway = new Set(shortages(allLent(ledger), lines).map(({ itemId }) => itemId));
  return short.filter(({ itemId }) => !aside.has(itemId) || anyway.has(itemId));
}

export const reasonsOf = (short: readonly Shortage[], names: Names): Reason[] =>
  short.map((shortage) => ({
    code: 'out-of-stock',
    itemId: shortage.itemId,
    message: { de: inGerman(shortage, names), en: inEnglish(shortage, names) },
  }));

function inGerman({ itemId, asked, free, because }: Shortage, names: Names): string {
  const { name } = names(itemId);
  const much = free === 0 ? 'nichts' : `nur ${free}`;
  return `${name}: In dieser Zeit ist von ${asked} gewünschten ${much} möglich. ${whyInGerman(because, names)}`;
}

function whyInGerman({ kind, itemId }: Because, names: Names): string {
  if (kind === 'part') return `Es fehlt: ${names(itemId ?? '').name}.`;
  if (kind === 'buffer') return 'Grund: Pufferzeit nach oder vor einer anderen Ausleihe.';
  if (kind === 'own-use') return 'Grund: Eigenbedarf.';
  if (kind === 'closure') return 'Grund: Sperrzeit.';
  if (kind === 'quantity') return 'Mehr gibt es nicht.';
  return 'Der Rest ist schon vergeben oder angefragt.';
}

function inEnglish({ itemId, asked, free, because }: Shortage, names: Names): string {
  const { name } = names(itemId);
  return `${name}: ${free} of ${asked} are possible in this period. ${whyInEnglish(because, names)}`;
}

function whyInEnglish({ kind, itemId }: Because, names: Names): string {
  if (kind === 'part') return `What is missing: ${names(itemId ?? '').name}.`;
  if (kind === 'buffer') return 'The reason is the buffer before or after another loan.';
  if (kind === 'own-use') return 'The reason is own use.';
  if (kind === 'closure') return 'The reason is a closure.';
  if (kind === 'quantity') return 'There are no more of them.';
  return 'The others are promised or asked for already.';
}
