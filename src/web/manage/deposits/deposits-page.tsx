/** All deposits: the sums, and each loan with what became of its money. */
import type { VNode } from 'preact';
import type { AllDeposits, DepositRow } from '../../../reservations/desk/deposit-list.view.js';
import type { MoneySums } from '../../../reservations/record/deposit.js';
import { euros } from '../../../shared/euros.js';
import type { Page } from '../../ui/page.js';
import { ButtonLink, Facts, Heading, Link } from '../../ui/parts.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { managePage, manageOf, Table } from '../manage-frame.js';
import { depositsWords } from './deposits-words.js';

const counted = ['received', 'returned', 'kept', 'held'] as const;

export function depositsPage(visit: AllianceVisit, { sums, rows, more }: AllDeposits): Page {
  const w = depositsWords[visit.language];
  const money = (of: MoneySums, which: keyof MoneySums): string => euros(of[which], visit.language);
  const children =
    rows.length === 0 ? (
      <p>{w.none}</p>
    ) : (
      <>
        <p>{w.intro}</p>
        <Heading>{w.all}</Heading>
        <Facts facts={counted.map((which) => [w[which], money(sums, which)] as const)} />
        <Table
          caption={w.each}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: w.loan, cell: (row) => <Loan visit={visit} row={row} /> },
            { head: w.partner, cell: ({ partnerName }) => partnerName },
            ...counted.map((which) => ({
              head: w[which],
              cell: (row: DepositRow) => money(row.sums, which),
              isNumber: true,
            })),
          ]}
        />
        {more > 0 && <p>{w.more(more)}</p>}
        <p class="lb-no-print">
          <ButtonLink href={`${manageOf(visit)}/export/money.csv?for=excel`}>{w.csv}</ButtonLink>
        </p>
      </>
    );
  return managePage(visit, { title: w.title, look: 'wide', children });
}

const Loan = ({ visit, row }: { visit: AllianceVisit; row: DepositRow }): VNode => (
  <Link href={`${visit.home}/requests/${row.id}`}>{row.number}</Link>
);
