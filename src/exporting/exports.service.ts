/** Taking lists along: the coordination's own data as files that other programs read. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../partners/log/audit.service.js';
import type { Actor } from '../partners/who/actor.js';
import { Turns } from '../partners/who/turns.service.js';
import { existing } from '../shared/refusal.js';
import { excelCsv, plainCsv } from '../shared/table-cells.js';
import type { Language } from '../shared/words.js';
import { dayAt } from '../shared/zone.js';
import type { Download } from '../web/ui/page.js';
import { addressOf, exportNames, fileAt, fileNameOf, type CsvReader } from '../web/manage/exported-lists.js';
import { csvStream, workbookStream } from './export.stream.js';
import { ExportTables } from './export-tables.service.js';

export interface Wanted {
  /** The name of the list with its ending. */
  address: string;
  language: Language;
  csvFor: CsvReader;
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

@Injectable()
export class Exports {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
    private readonly tables: ExportTables,
  ) {}

  /** Noted in the log before the first byte leaves. Refuses (404) a list that there is not. */
  async take(actor: Actor, { address, language, csvFor }: Wanted): Promise<Download> {
    actor.require('export.make');
    const file = existing(fileAt(address));
    const table = this.tables.of(file.list, { actor, language });
    const begun = { ...table, first: await table.part(undefined) };
    const day = await this.note(actor, addressOf(file));
    const content =
      file.format === 'csv'
        ? csvStream(begun, csvFor === 'excel' ? excelCsv[language] : plainCsv)
        : workbookStream(begun, exportNames[language][file.list]);
    const fileName = fileNameOf(file, { place: actor.alliance.place, day, language });
    return { fileName, type: types[file.format], content };
  }

  /** Answers the day in the alliance. */
  private note(actor: Actor, detail: string): Promise<string> {
    return this.turns.own(actor, async (look) => {
      await this.audit.note(look, { what: 'export.make', detail });
      return dayAt(look.now, actor.alliance.timeZone).toString();
    });
  }
}
