/** The stock rule: nothing is promised twice. Says per line what is free, and what stands in the way. */
import type { Reason } from '../shared/refusal.js';
import type { Because, Shortage } from './availability.js';

/** Names for the sentences; ids it does not know read as an empty name. */
export type Names = (itemId: string) => { name: string; unit: string };

export const reasonsOf = (shortages: readonly Shortage[], names: Names): Reason[] =>
  shortages.map((shortage) => ({
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
  if (kind === 'closure') return 'The reason is a closure.';
  if (kind === 'quantity') return 'There are no more of them.';
  return 'The others are promised or asked for already.';
}
