/** How a line of an import reads once it is planned: what stood there, what becomes of it, and why not. */
import type { Words } from '../../shared/words.js';
import type { Draft, GridRow, Reason, Verdict } from './import-lines.js';
import type { FieldChange } from './plan-facts.js';
import type { PlannedLine } from './plan-shapes.js';

export type WhatBecomes = 'made' | 'changed' | 'unchanged';

export interface LineView {
  record: number;
  line: number;
  verdict: Verdict;
  /** Null for what is not taken. */
  what: WhatBecomes | null;
  reasons: readonly Reason[];
  /** What stands in the row. */
  said: string;
  item: { id: string; inventoryNumber: string; name: string } | null;
  /** What one tap accepts. */
  mend: Words | null;
  isMended: boolean;
  changes: readonly FieldChange[];
  /** As it is understood; null where nothing was, and once it is taken over. */
  draft: Draft | null;
}

const LONGEST_SAID = 200;

export function lineView(planned: PlannedLine, row: GridRow | undefined): LineView {
  const { record, line, verdict, reasons, draft, mend, isMended, item } = planned;
  return {
    record,
    line,
    verdict,
    what: item ? whatOf(item) : null,
    reasons,
    said: saidIn(row),
    item: item
      ? {
          id: item.id,
          inventoryNumber: item.inventoryNumber,
          name: item.facts.name ?? item.standing?.name ?? '',
        }
      : null,
    mend: mend?.words ?? null,
    isMended,
    changes: item?.changes ?? [],
    draft,
  };
}

const whatOf = ({ standing, changes }: NonNullable<PlannedLine['item']>): WhatBecomes => {
  if (!standing) return 'made';
  return changes.length > 0 ? 'changed' : 'unchanged';
};

function saidIn(row: GridRow | undefined): string {
  const said = (row?.cells ?? [])
    .map((cell) => cell.trim().replace(/\s+/g, ' '))
    .filter((cell) => cell !== '')
    .join(' · ');
  return said.length > LONGEST_SAID ? `${said.slice(0, LONGEST_SAID - 1)}…` : said;
}
