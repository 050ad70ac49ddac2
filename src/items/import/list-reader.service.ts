/** Reads lists and judges their lines; outside of every unit, since it takes long. */
import { Injectable } from '@nestjs/common';
import { Disk } from '../../shared/disk.service.js';
import { Refusal } from '../../shared/refusal.js';
import { recogniseColumns } from './columns.js';
import { readGrids, readText } from './grid.reader.js';
import type { Choices } from './import-choices.js';
import type { Grid } from './import-lines.js';
import { judgeInSlices } from './judge.slices.js';
import type { JudgedList } from './judged-list.js';
import { asSaid, completed } from './usual-values.js';

/** A file, or what was pasted. */
export type BroughtList = { bytes: Buffer; name: string } | { text: string };

@Injectable()
export class ListReader {
  constructor(private readonly disk: Disk) {}

  /** Refuses (413, 415, 422) what is no list that we read, and (503) while the disk is nearly full. */
  async read(brought: BroughtList): Promise<Grid[]> {
    await this.disk.keepRoom();
    return 'text' in brought ? [await readText(brought.text)] : readGrids(brought);
  }

  async judge(grids: readonly Grid[], choices: Choices): Promise<JudgedList> {
    const grid = grids[choices.sheet];
    if (!grid) throw Refusal.invalidField('sheet', noSheet);
    const columns = choices.columns ?? recogniseColumns(grid).columns;
    const lines = await judgeInSlices(grid, columns);
    if (choices.owner === '' && choices.storagePlace === '') return { grids, choices, grid, columns, lines };
    const whole = completed(grid, columns, { lines, choices });
    return {
      grids,
      choices,
      grid,
      columns,
      lines: asSaid(await judgeInSlices(whole.grid, whole.columns), whole.filled),
    };
  }

  /** The first sheet in which things are named, else the first. */
  sheetOf(grids: readonly Grid[]): number {
    return Math.max(
      0,
      grids.findIndex((grid) => recogniseColumns(grid).columns.includes('name')),
    );
  }
}

const noSheet = { de: 'Dieses Blatt gibt es nicht.', en: 'There is no such sheet.' };
