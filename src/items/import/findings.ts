/** Findings: what a rule has seen in a line, and what can be proposed about it. */
import { euros } from '../../shared/euros.js';
import type { Words } from '../../shared/words.js';
import type { Draft, Mend, Reason } from './import-lines.js';
import { itemColumns, type ItemColumn } from './item-columns.js';
import { reason, type ReasonCode } from './reasons.js';

export interface Finding {
  reason: Reason;
  /** What would be other in the draft; `note` is added to its notes. */
  patch?: Partial<Draft>;
  note?: string;
  /** Nobody can propose anything: only who knows the thing. */
  isStuck?: true;
}

interface Found {
  code: ReasonCode;
  /** What the reason cites. */
  cell?: string;
}

export const finding = ({ code, cell }: Found, more: Omit<Finding, 'reason'> = {}): Finding => ({
  reason: reason(code, cell),
  ...more,
});

/** All that the findings propose, at once; null where one of them is stuck. */
export function mendOf(draft: Draft, findings: readonly Finding[]): Mend | null {
  if (findings.length === 0 || findings.some(({ isStuck }) => isStuck)) return null;
  const patch: Partial<Draft> = Object.assign({}, ...findings.map((one) => one.patch ?? {}));
  const notes = [draft.notes, ...new Set(findings.flatMap(({ note }) => note ?? []))];
  const mended = { ...draft, ...patch, notes: notes.filter(Boolean).join('\n').slice(0, 2000) };
  return { words: proposalOf(draft, mended), draft: mended };
}

const columnOf: Readonly<Partial<Record<keyof Draft, ItemColumn>>> = {
  depositCents: 'deposit',
  replacementValueCents: 'replacementValue',
};

/** "Übernehmen mit Bestand: 20, Lagerort: Bauhof". */
function proposalOf(draft: Draft, mended: Draft): Words {
  const fields = (Object.keys(mended) as (keyof Draft)[]).filter((field) => mended[field] !== draft[field]);
  if (fields.length === 0) return { de: 'So übernehmen', en: 'Take it as it stands' };
  const list = (language: 'de' | 'en'): string =>
    fields
      .map(
        (field) =>
          `${itemColumns[columnOf[field] ?? (field as ItemColumn)][language]}: ${shown(mended, field, language)}`,
      )
      .join(', ');
  return { de: `Übernehmen mit ${list('de')}`, en: `Take it with ${list('en')}` };
}

function shown(draft: Draft, field: keyof Draft, language: 'de' | 'en'): string {
  const value = draft[field];
  if (value === null || value === '') return '–';
  if (typeof value === 'boolean') return language === 'de' ? (value ? 'ja' : 'nein') : value ? 'yes' : 'no';
  if (field.endsWith('Cents')) return euros(Number(value), language);
  const words = choices[String(value)]?.[language] ?? String(value);
  return field === 'notes' ? `„${words.split('\n').at(-1)}“` : words;
}

const choices: Readonly<Record<string, Words>> = {
  accessory: { de: 'Zubehör', en: 'accessory' },
  consumable: { de: 'Verbrauchsmaterial', en: 'consumable' },
  per_unit: { de: 'je Stück', en: 'per piece' },
  per_loan: { de: 'je Ausleihe', en: 'per loan' },
};
