/** A table as a stream of bytes: the next rows are read when the last ones were received, so no length needs more memory. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Logger } from '@nestjs/common';
import { writeXlsxStream } from 'hucre/xlsx';
import { errorFacts } from '../shared/error-facts.js';
import {
  csvLines,
  workbookValue,
  type Cell,
  type CsvStyle,
  type WorkbookValue,
} from '../shared/table-cells.js';
import type { RowsPart, Table } from './exporting.js';

/** A table whose first rows are read already: what goes wrong until then is refused in words. */
export interface BegunTable extends Table {
  first: RowsPart;
}

/** Fails where reading fails, so that nobody takes the rows until then for all of them. */
export const csvStream = (table: BegunTable, style: CsvStyle): Readable =>
  Readable.from(csvOf(table, style), { objectMode: false });

async function* csvOf(table: BegunTable, style: CsvStyle): AsyncGenerator<string> {
  yield style.mark + csvLines([table.columns.map(({ head }) => head)], style);
  for await (const rows of partsOf(table)) if (rows.length > 0) yield csvLines(rows, style);
}

/** Likewise. `name` is written on the sheet. */
export const workbookStream = (table: BegunTable, name: string): Readable =>
  Readable.fromWeb(
    writeXlsxStream(valuesOf(table), {
      name,
      columns: table.columns.map(({ head, shows }) => ({
        header: head,
        width: WIDTH,
        ...(shows ? { numFmt: formats[shows] } : {}),
      })),
      freezePane: { rows: 1 },
    }) as ReadableStream<Uint8Array>,
  );

const WIDTH = 18;
const formats = { money: '#,##0.00', moment: 'yyyy-mm-dd hh:mm' };

async function* valuesOf(table: BegunTable): AsyncGenerator<WorkbookValue[]> {
  for await (const rows of partsOf(table)) for (const row of rows) yield row.map(workbookValue);
}

async function* partsOf({ first, part }: BegunTable): AsyncGenerator<Cell[][]> {
  yield first.rows;
  for (let { next } = first; next !== undefined;) {
    const following = await part(next).catch(breakOff);
    yield following.rows;
    ({ next } = following);
  }
}

const log = new Logger('Export');

/** The server logs why a stream failed; what the database says may hold anybody's data. */
function breakOff(error: unknown): never {
  log.error({ what: 'export broken off', ...errorFacts(error) });
  throw new Error('The list could not be read to its end.');
}
