/** Every entry about deposits as a table, as the spreadsheets of the reader's language open it. */
import { stringify } from 'csv-stringify/sync';
import type { DepositEntry } from '../../../reservations/desk/deposit-list.view.js';
import { dayAt } from '../../../shared/zone.js';
import { unfixed } from '../../forms/amounts.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { depositsWords } from './deposits-words.js';

/** RFC 4180, in UTF-8 with its mark. What begins like a formula is no formula: names are typed by anybody. */
export function depositsCsv(
  { language, timeZone }: Pick<AllianceVisit, 'language' | 'timeZone'>,
  entries: readonly DepositEntry[],
): string {
  const w = depositsWords[language];
  const rows = entries.map(({ at, number, partnerName, kind, cents, reason, who }) => [
    dayAt(at, timeZone).toString(),
    number,
    partnerName,
    w[kind],
    unfixed(cents, 2, language, 2),
    reason,
    who,
  ]);
  return stringify([Object.values(w.columns), ...rows], {
    bom: true,
    delimiter: language === 'de' ? ';' : ',',
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
