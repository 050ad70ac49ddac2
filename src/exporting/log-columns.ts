/** The columns of the log, as its page reads. */
import type { AuditView } from '../partners/log/audit.view.js';
import { localTime } from '../shared/zone.js';
import type { Names } from '../web/manage/log/log-changes.js';
import { deedOf, storyOf } from '../web/manage/log/log-entry.js';
import { logWords } from '../web/manage/log/log-words.js';
import type { Column, Taker } from './exporting.js';

export interface LogRow {
  entry: AuditView;
  /** Of whatever the entries read with it point at. */
  names: Names;
}

export function logColumns(taker: Taker): Column<LogRow>[] {
  const w = logWords[taker.language];
  const { timeZone } = taker.actor.alliance;
  return [
    { head: w.when, shows: 'moment', cell: ({ entry }) => localTime(new Date(entry.at), timeZone) },
    { head: w.who, cell: ({ entry }) => entry.who ?? w.machine },
    { head: w.what, cell: ({ entry, names }) => deedOf(entry, { visit: taker, names }) },
    { head: w.which, cell: ({ entry, names }) => storyOf(entry, { visit: taker, names }) },
  ];
}
