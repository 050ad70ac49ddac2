/** The columns of what was paid, given back or kept: a row for each entry, for whoever keeps the money. */
import { dictionary } from '../shared/words.js';
import { dayAt } from '../shared/zone.js';
import { depositsWords } from '../web/manage/deposits/deposits-words.js';
import type { Column, Taker } from './exporting.js';
import type { MoneyRow } from './exported-rows.js';

const words = dictionary(
  {
    at: 'Datum',
    number: 'Ausleihe',
    partner: 'Bündnispartner',
    kind: 'Vorgang',
    amount: 'Betrag (€)',
    reason: 'Grund',
    who: 'Eingetragen von',
  },
  {
    at: 'Date',
    number: 'Loan',
    partner: 'Partner',
    kind: 'What',
    amount: 'Amount (€)',
    reason: 'Reason',
    who: 'Entered by',
  },
);

export function moneyColumns({ actor, language }: Taker): Column<MoneyRow>[] {
  const w = words[language];
  const kinds = depositsWords[language];
  return [
    { head: w.at, cell: ({ at }) => dayAt(at, actor.alliance.timeZone) },
    { head: w.number, cell: ({ number }) => number },
    { head: w.partner, cell: ({ partnerName }) => partnerName },
    { head: w.kind, cell: ({ kind }) => kinds[kind] },
    { head: w.amount, shows: 'money', cell: ({ cents }) => ({ cents }) },
    { head: w.reason, cell: ({ reason }) => reason },
    { head: w.who, cell: ({ who }) => who },
  ];
}
