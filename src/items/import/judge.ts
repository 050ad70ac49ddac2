/** Judges a list line by line: what is taken, what is to be looked at, and what is left out. */
import { atOnce, type Search } from '../../shared/search.js';
import { spelledAlike } from '../../shared/spelling.js';
import { cellLine, cellText } from './cells.js';
import { headerOf, type Header } from './columns.js';
import { linedFields } from './draft-fields.js';
import { readDraft, type RowCells } from './drafts.js';
import { SeenItems } from './duplicates.js';
import { dittosIn } from './dittos.js';
import { mendOf, type Finding } from './findings.js';
import { isSeenCell } from './grid-limits.js';
import type { Columns, Draft, Grid, GridRow, ImportLine, Verdict } from './import-lines.js';
import type { ItemColumn } from './item-columns.js';
import { reason } from './reasons.js';
import { remarksIn } from './remarks.js';
import { missingIn, sizeFindings } from './gaps.js';
import { rowKinds, sectionName, type RowKind } from './rows.js';
import { oddCells, tableShape, type TableShape } from './table-shape.js';
import { usualHomes, type UsualHomes } from './usual-homes.js';

/** Every record is one line, in one pile. */
export const judgeLines = (grid: Grid, columns: Columns): ImportLine[] => atOnce(judging(grid, columns));

/** What is known of the whole list before its lines are read. */
interface List {
  columns: Columns;
  header: Header;
  shape: TableShape;
  homes: UsualHomes;
  seen: SeenItems;
}

/** Gives way after each line, since a list may have thousands. */
export function* judging(grid: Grid, columns: Columns): Search<ImportLine[]> {
  const header = headerOf(grid);
  const kinds = rowKinds({ rows: grid.rows, columns, header });
  yield;
  const items = grid.rows.filter((_, at) => kinds[at] === 'item');
  const list = yield* knownOf({ items, columns, header });
  const lines: ImportLine[] = [];
  const state: State = { section: '', above: undefined };
  for (const [at, row] of grid.rows.entries()) {
    lines.push(judged({ row, record: at + 1, kind: kinds[at]! }, list, state));
    yield;
  }
  return lines;
}

interface Known {
  items: readonly GridRow[];
  columns: Columns;
  header: Header;
}

function* knownOf({ items, columns, header }: Known): Search<List> {
  const shape = tableShape(items, columns, header);
  yield;
  const texts = (column: ItemColumn): string[] => {
    const at = columns.indexOf(column);
    return items.map(({ cells }) => cellLine(cells[at] ?? ''));
  };
  const places = texts('storagePlace');
  yield;
  const homes = usualHomes(texts('owner').map((owner, at) => [owner, places[at]!] as const));
  yield;
  const seen = new SeenItems(new Set(texts('inventoryNumber').map(spelledAlike)));
  yield;
  return { columns, header, shape, homes, seen };
}

interface State {
  section: string;
  /** The item before, as far as it is known. */
  above: Draft | undefined;
}

interface Placed {
  row: GridRow;
  record: number;
  kind: RowKind;
}

const verdicts: Readonly<Partial<Record<RowKind, Verdict>>> = {
  'section-row': 'section',
  'header-row': 'header',
  'sub-line': 'review',
};

function judged({ row, record, kind }: Placed, list: List, state: State): ImportLine {
  if (kind === 'item') return { record, line: row.line, ...itemLine(row, list, state) };
  if (kind === 'section-row') state.section = sectionName(row);
  const { draft } = readDraft(cellsOf({ ...row, cells: [] }, list));
  return {
    record,
    line: row.line,
    verdict: verdicts[kind] ?? 'skip',
    reasons: [reason(kind, kind === 'section-row' ? state.section : '')],
    draft: kind === 'sub-line' ? { ...draft, category: state.section } : null,
    mend: null,
  };
}

function itemLine(row: GridRow, list: List, state: State): Omit<ImportLine, 'record' | 'line'> {
  const cells = cellsOf(row, list);
  const { draft: read, findings, told } = readDraft(cells);
  const draft = { ...read, category: read.category || state.section };
  const all = [
    ...findings,
    ...(list.header.isOwn ? [] : furtherFindings({ row, draft, cells }, list, state)),
  ];
  const isKnown = [...all, ...list.seen.numberFindings(draft)];
  const mend = mendOf(draft, isKnown);
  state.above = mend?.draft ?? { ...draft, ...patched(isKnown) };
  return {
    verdict: isKnown.length === 0 ? 'import' : 'review',
    reasons: isKnown.map((one) => one.reason),
    draft,
    mend,
    ...(told ? { told } : {}),
  };
}

const patched = (findings: readonly Finding[]): Partial<Draft> =>
  Object.assign({}, ...findings.map(({ patch }) => patch ?? {})) as Partial<Draft>;

interface Item {
  row: GridRow;
  draft: Draft;
  cells: RowCells;
}

/** What a list that was taken out here has not. */
function furtherFindings({ row, draft, cells }: Item, list: List, { above }: State): Finding[] {
  return [
    ...missingIn(draft, cells, list.homes),
    ...dittosIn(draft, above),
    ...sizeFindings(draft),
    ...remarksIn(draft),
    ...oddCells(row, list.shape),
    ...list.seen.nameFindings(draft, row.line),
  ];
}

function cellsOf({ cells }: GridRow, { columns, header }: List): RowCells {
  const at = (column: ItemColumn): number => columns.indexOf(column);
  const read = (column: ItemColumn): string => {
    const raw = cells[at(column)] ?? '';
    if (raw === '' || !isSeenCell(raw)) return '';
    return linedFields.has(column) || header.isOwn ? cellText(raw) : cellLine(raw);
  };
  return {
    cell: read,
    has: (column) => at(column) >= 0,
    title: (column) => header.titles[at(column)] ?? '',
  };
}
