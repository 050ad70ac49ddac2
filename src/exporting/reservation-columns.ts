/** The columns of requests and of loans: a row for each thing, without anybody's name, number or note. */
import { isLapsed, lapsedStatus } from '../reservations/record/lifecycle.js';
import type { Cell } from '../shared/table-cells.js';
import { dictionary, type Language } from '../shared/words.js';
import { localTime } from '../shared/zone.js';
import { decisionWords } from '../web/coordinator/decisions/decision-words.js';
import type { Column } from './exporting.js';
import type { LineRow } from './exported-rows.js';

const words = dictionary(
  {
    number: 'Nummer',
    status: 'Stand',
    partner: 'Bündnispartner',
    occasion: 'Anlass',
    askedAt: 'Angefragt am',
    inventoryNumber: 'Nr.',
    item: 'Gegenstand',
    unit: 'Einheit',
    quantity: 'Angefragt',
    approved: 'Zugesagt',
    pickUpAt: 'Abholung',
    returnDueAt: 'Rückgabe',
    handedOver: 'Ausgegeben',
    back: 'Zurück',
    missing: 'Fehlt',
    damaged: 'Beschädigt',
    out: 'Noch draußen',
    handedOverAt: 'Zuletzt ausgegeben am',
    returnedAt: 'Zuletzt zurück am',
    checkedAt: 'Geprüft am',
  },
  {
    number: 'Number',
    status: 'State',
    partner: 'Partner',
    occasion: 'Occasion',
    askedAt: 'Asked on',
    inventoryNumber: 'No.',
    item: 'Item',
    unit: 'Unit',
    quantity: 'Asked for',
    approved: 'Promised',
    pickUpAt: 'Pick-up',
    returnDueAt: 'Return',
    handedOver: 'Handed over',
    back: 'Back',
    missing: 'Missing',
    damaged: 'Damaged',
    out: 'Still out',
    handedOverAt: 'Last handed over on',
    returnedAt: 'Last back on',
    checkedAt: 'Checked on',
  },
);

interface Told {
  language: Language;
  timeZone: string;
  /** At which a request past its deadline is over. */
  now: Date;
}

type Name = keyof (typeof words)['de'];

const what = ['number', 'status', 'partner', 'occasion'] as const;
const which = ['inventoryNumber', 'item', 'unit'] as const;
const when = ['pickUpAt', 'returnDueAt'] as const;
const counted = ['handedOver', 'back', 'missing', 'damaged', 'out'] as const;
const last = ['handedOverAt', 'returnedAt', 'checkedAt'] as const;

export const reservationColumns = (told: Told): Column<LineRow>[] =>
  columns([...what, 'askedAt', ...which, 'quantity', 'approved', ...when], told);

export const loanColumns = (told: Told): Column<LineRow>[] =>
  columns([...what, ...which, ...when, ...counted, ...last], told);

const MOMENTS = new Set<Name>(['askedAt', ...when, ...last]);

function columns(names: readonly Name[], told: Told): Column<LineRow>[] {
  const cells = cellsFor(told);
  return names.map((name) => ({
    head: words[told.language][name],
    cell: cells[name],
    ...(MOMENTS.has(name) ? { shows: 'moment' } : {}),
  }));
}

function cellsFor({ language, timeZone, now }: Told): Readonly<Record<Name, Column<LineRow>['cell']>> {
  const { statuses } = decisionWords[language];
  const onWall = (at: Date | null): Cell => at && localTime(at, timeZone);
  return {
    number: (row) => row.number,
    status: (row) => statuses[isLapsed(row.status, row.decideBy, now) ? lapsedStatus : row.status],
    partner: (row) => row.partnerName,
    occasion: (row) => row.occasionName,
    askedAt: (row) => onWall(row.askedAt),
    inventoryNumber: (row) => row.inventoryNumber,
    item: (row) => row.itemName,
    unit: (row) => row.unit,
    quantity: (row) => row.quantity,
    approved: (row) => row.approvedQuantity,
    pickUpAt: (row) => onWall(row.pickUpAt),
    returnDueAt: (row) => onWall(row.returnDueAt),
    handedOver: (row) => row.handedOverQuantity,
    back: (row) => row.returnedQuantity,
    missing: (row) => row.missingQuantity,
    damaged: (row) => row.damagedQuantity,
    out: (row) => row.outQuantity,
    handedOverAt: (row) => onWall(row.handedOverAt),
    returnedAt: (row) => onWall(row.returnedAt),
    checkedAt: (row) => onWall(row.checkedAt),
  };
}
