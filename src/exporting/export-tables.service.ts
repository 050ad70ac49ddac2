/** The lists that can be taken along, each as a table that is read in parts. */
import { Injectable } from '@nestjs/common';
import type { ListQuery } from '../http/list.query.js';
import { itemColumns } from '../items/import/item-columns.js';
import { columnsOfItems, itemRow, type ItemRow } from '../items/import/item-row.js';
import { AuditService } from '../partners/log/audit.service.js';
import { PartnersService } from '../partners/members/partners.service.js';
import { Turns } from '../partners/who/turns.service.js';
import { Clock } from '../shared/clock.service.js';
import type { ExportedList } from '../web/manage/exported-lists.js';
import { idsIn } from '../web/manage/log/log-entry.js';
import type { LineRow } from './exported-rows.js';
import { tableOf, type ReadPart, type Table, type Taker } from './exporting.js';
import { listedItems } from './listed-items.query.js';
import { logColumns, type LogRow } from './log-columns.js';
import { moneyColumns } from './money-columns.js';
import { moneyRows } from './money-rows.query.js';
import { namesOf } from './names.query.js';
import { partnerColumns } from './partner-columns.js';
import { loanColumns, reservationColumns } from './reservation-columns.js';
import { lineRows } from './reservation-rows.query.js';

const MOST_AT_ONCE = 200;

@Injectable()
export class ExportTables {
  private readonly tables: Readonly<Record<ExportedList, (taker: Taker) => Table>> = {
    items: (taker) => this.items(taker),
    partners: (taker) => this.partnerTable(taker),
    reservations: (taker) => this.lines(taker, 'all'),
    loans: (taker) => this.lines(taker, 'lent'),
    money: (taker) => this.money(taker),
    log: (taker) => this.log(taker),
  };

  constructor(
    private readonly turns: Turns,
    private readonly clock: Clock,
    private readonly partners: PartnersService,
    private readonly audit: AuditService,
  ) {}

  of(list: ExportedList, taker: Taker): Table {
    return this.tables[list](taker);
  }

  private items({ actor, language }: Taker): Table {
    const columns = columnsOfItems.map((name) => ({
      head: itemColumns[name][language],
      ...(MONEY.has(name) ? { shows: 'money' as const } : {}),
      cell: (row: ItemRow) => row[name],
    }));
    return tableOf(columns, async (after) => {
      const { items, numbers, nextCursor } = await this.turns.lookAtLength(actor, ({ tx }) =>
        listedItems(tx, actor.allianceId, behind(after)),
      );
      return {
        items: items.map((item) => itemRow(item, numbers, language)),
        next: nextCursor ?? undefined,
      };
    });
  }

  private partnerTable({ actor, language }: Taker): Table {
    return tableOf(partnerColumns(language), async (after) => {
      const { items, nextCursor } = await this.partners.list(actor, behind(after));
      return { items, next: nextCursor ?? undefined };
    });
  }

  private lines({ actor, language }: Taker, which: 'all' | 'lent'): Table {
    const { allianceId, alliance } = actor;
    const told = { language, timeZone: alliance.timeZone, now: this.clock.now() };
    const columns = which === 'all' ? reservationColumns(told) : loanColumns(told);
    return tableOf<LineRow>(columns, (after) =>
      this.turns.lookAtLength(actor, ({ tx }) => lineRows(tx, { allianceId, which, after })),
    );
  }

  private money(taker: Taker): Table {
    const { actor } = taker;
    return tableOf(moneyColumns(taker), (after) =>
      this.turns.lookAtLength(actor, ({ tx }) => moneyRows(tx, actor.allianceId, after)),
    );
  }

  /** The newest first, as its page has it. */
  private log(taker: Taker): Table {
    const { actor } = taker;
    return tableOf(logColumns(taker), async (after): Promise<ReadPart<LogRow>> => {
      const { items: entries, nextCursor } = await this.audit.list(actor, behind(after));
      const names = await this.turns.look(actor, ({ tx }) => namesOf(tx, actor.allianceId, idsIn(entries)));
      return { items: entries.map((entry) => ({ entry, names })), next: nextCursor ?? undefined };
    });
  }
}

const MONEY = new Set(['deposit', 'replacementValue']);

const behind = (cursor: string | undefined): ListQuery => ({
  limit: MOST_AT_ONCE,
  ...(cursor === undefined ? {} : { cursor }),
});
