/** Gathers what the page of a list that is looked at shows. */
import { Injectable } from '@nestjs/common';
import type { Choices } from '../../../items/import/import-choices.js';
import { recogniseColumns } from '../../../items/import/columns.js';
import type { Brought } from '../../../items/import/imports.service.js';
import { PlannedImports, viewsOf } from '../../../items/import/planned-imports.service.js';
import type { JudgedList } from '../../../items/import/judged-list.js';
import { ListReader } from '../../../items/import/list-reader.service.js';
import { countsOf } from '../../../items/import/plan-shapes.js';
import type { Actor } from '../../../partners/who/actor.js';
import { byName, spelledAlike } from '../../../shared/spelling.js';
import { ManageChoices } from '../choices.service.js';
import type { ShownColumn } from './import-columns.js';
import type { Preview } from './import-page.js';

@Injectable()
export class ShownList {
  constructor(
    private readonly planned: PlannedImports,
    private readonly reader: ListReader,
    private readonly choices: ManageChoices,
  ) {}

  async preview(actor: Actor, { import: found, grids }: Brought): Promise<Preview> {
    const judged = await this.reader.judge(grids, found.choices);
    const plan = await this.planned.of(actor, judged);
    const partners = plan.partners.map(({ name }) => name);
    const places = plan.places.map(({ name }) => name);
    const owners = (await this.choices.owners(actor)).map(({ name }) => name);
    const storagePlaces = (await this.choices.storagePlaces(actor)).map(({ name }) => name);
    return {
      import: found,
      lines: viewsOf(plan, judged),
      counts: countsOf(plan),
      partners,
      places,
      sheets: {
        names: grids.map(({ name }) => name),
        chosen: found.choices.sheet,
        columns: columnsIn(judged),
      },
      owners: together(owners, partners),
      storagePlaces: together(storagePlaces, places),
    };
  }

  /** The records whose proposed mend can be accepted. */
  async mendable({ import: found, grids }: Brought): Promise<number[]> {
    const { lines } = await this.reader.judge(grids, found.choices);
    return lines.flatMap(({ record, verdict, mend }) => (verdict === 'review' && mend ? [record] : []));
  }

  /** Another sheet has other columns, and other lines to accept something of. */
  onSheet(choices: Choices, sheet: number): Choices {
    return sheet === choices.sheet ? choices : { ...choices, sheet, columns: null, accepted: [] };
  }
}

/** Each name once, whatever its spelling. */
const together = (there: readonly string[], made: readonly string[]): string[] =>
  [...new Map([...made, ...there].map((name) => [spelledAlike(name), name])).values()].toSorted(byName);

const LONGEST_SAMPLE = 40;
const SAMPLED_ROWS = 100;

function columnsIn({ grid: { rows }, grid, columns }: JudgedList): ShownColumn[] {
  const { headerRecords } = recogniseColumns(grid);
  const heads = headerRecords.map((record) => rows[record - 1]!);
  const below = rows.slice(headerRecords.at(-1) ?? 0, (headerRecords.at(-1) ?? 0) + SAMPLED_ROWS);
  return columns.map((taken, at) => ({
    taken,
    title: heads
      .map(({ cells }) => oneLine(cells[at]))
      .filter((one) => one !== '')
      .join(' '),
    sample: below.map(({ cells }) => oneLine(cells[at])).find((one) => one !== '') ?? '',
  }));
}

const oneLine = (cell = ''): string => cell.trim().replace(/\s+/g, ' ').slice(0, LONGEST_SAMPLE);
