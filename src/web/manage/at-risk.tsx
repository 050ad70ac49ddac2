/** Promises that the stock does not cover, with the way to each. */
import type { VNode } from 'preact';
import type { AtRiskView } from '../../reservations/stock/risk.view.js';
import { isOpen } from '../../reservations/record/lifecycle.js';
import { dictionary } from '../../shared/words.js';
import { Link } from '../ui/parts.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { Table } from './manage-frame.js';
import { quantityInWords, momentInWords } from './spoken.js';

const words = dictionary(
  {
    request: 'Anfrage oder Zusage',
    whose: 'Von',
    which: 'Gegenstand',
    when: 'Abholung',
    wanted: 'Gewünscht',
    stillFree: 'Noch möglich',
    ways: 'Lösung',
    find: 'Lösung suchen',
    decide: 'Entscheiden',
  },
  {
    request: 'Request or promise',
    whose: 'By',
    which: 'Item',
    when: 'Pick-up',
    wanted: 'Queried for',
    stillFree: 'Still possible',
    ways: 'Way out',
    find: 'Find a way',
    decide: 'Decide',
  },
);

/** What the rows are about; whose they are is told to the coordination alone. */
export interface AtRiskNames {
  items: ReadonlyMap<string, { name: string; unit: string }>;
  partners: ReadonlyMap<string, string>;
}

interface AtRiskProps {
  visit: Visit;
  names: AtRiskNames;
  caption: string;
  rows: readonly AtRiskView[];
}

export const AtRisk = ({ visit, names, caption, rows }: AtRiskProps): VNode => {
  const w = words[visit.language];
  const amount = ({ itemId }: AtRiskView, quantity: number): string =>
    quantityInWords({ quantity, unit: names.items.get(itemId)?.unit ?? '' }, visit.language);
  const wayOut = ({ reservationId, status, number }: AtRiskView): VNode => (
    <Link href={`${homeOf(visit.actor!)}/${isOpen(status) ? 'decisions' : 'at-risk'}/${reservationId}`}>
      {isOpen(status) ? w.decide : w.find}
      <span class="lb-sr">: {number}</span>
    </Link>
  );
  const columns = [
    {
      head: w.request,
      cell: ({ reservationId, number }: AtRiskView) => (
        <Link href={`${homeOf(visit.actor!)}/requests/${reservationId}`}>{number}</Link>
      ),
    },
    ...(visit.actor!.isCoordination
      ? [{ head: w.whose, cell: ({ partnerId }: AtRiskView) => names.partners.get(partnerId) ?? '' }]
      : []),
    { head: w.which, cell: ({ itemId }: AtRiskView) => names.items.get(itemId)?.name ?? '' },
    { head: w.when, cell: ({ pickUpAt }: AtRiskView) => momentInWords(visit, pickUpAt) },
    { head: w.wanted, cell: (row: AtRiskView) => amount(row, row.quantity), isNumber: true },
    { head: w.stillFree, cell: (row: AtRiskView) => amount(row, row.free), isNumber: true },
    ...(visit.actor!.isCoordination ? [{ head: w.ways, cell: wayOut }] : []),
  ];
  return <Table caption={caption} columns={columns} rows={rows} keyOf={({ lineId }) => lineId} />;
};
