/** Promises that the stock does not cover, with the way to each. */
import type { VNode } from 'preact';
import type { AtRiskView } from '../../reservations/risk.view.js';
import { Link } from '../ui/parts.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { itemWords } from './item-words.js';
import { Table } from './manage-frame.js';
import { momentInWords } from './spoken.js';

interface AtRiskProps {
  visit: Visit;
  caption: string;
  rows: readonly AtRiskView[];
}

export const AtRisk = ({ visit, caption, rows }: AtRiskProps): VNode => {
  const w = itemWords[visit.language];
  const columns = [
    {
      head: w.request,
      cell: ({ reservationId, number }: AtRiskView) => (
        <Link href={`${homeOf(visit.actor!)}/requests/${reservationId}`}>{number}</Link>
      ),
    },
    { head: w.when, cell: ({ pickUpAt }: AtRiskView) => momentInWords(visit, pickUpAt) },
    { head: w.wanted, cell: ({ quantity }: AtRiskView) => quantity, isNumber: true },
    { head: w.stillFree, cell: ({ free }: AtRiskView) => free, isNumber: true },
  ];
  return <Table caption={caption} columns={columns} rows={rows} keyOf={({ lineId }) => lineId} />;
};
