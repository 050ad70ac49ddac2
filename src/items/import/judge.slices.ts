/** Judges a long list in slices, so that nobody else waits for it. */
import { inSlices } from '../../shared/search.slices.js';
import type { Columns, Grid, ImportLine } from './import-lines.js';
import { judging } from './judge.js';

export const judgeInSlices = (grid: Grid, columns: Columns): Promise<ImportLine[]> =>
  inSlices(judging(grid, columns));
