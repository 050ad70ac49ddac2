/** Copies loans of long ago inside the database, since millions of rows are drawn slowly and copied fast. */
import type { Engine } from '../../support/installation.js';
import type { Copying } from './houses.js';

export interface Statement {
  text: string;
  values: (string | number)[];
}

/** Nothing newer is copied, and what was copied lies before it too. */
const LONG_AGO_DAYS = 410;

/**
 * Each loan with its lines, so many times as it takes: a copy has the ids of its first but for the beginning, which
 * counts the copies. How many loans there are to copy is answered by `counting`.
 */
export function copyStatements(
  engine: Engine,
  { allianceId, copies }: Copying,
  originals: number,
): Statement[] {
  const words = wordsOf(engine);
  return Array.from({ length: Math.ceil(copies / originals) }, (_, at) => {
    const count = Math.min(originals, copies - at * originals);
    return tables.map((table) => ({
      text: copying(table, words),
      values: [
        prefixOf(at + 1),
        (at % 300) + 1,
        ...(table.numbered ? [(at + 1) * 100_000] : []),
        allianceId,
        count,
      ],
    }));
  }).flat();
}

export const counting = (engine: Engine): string =>
  `SELECT COUNT(*) AS count FROM reservations r WHERE ${wordsOf(engine).original('r.id')} AND r.alliance_id = $1
   AND r.pick_up_at < ${wordsOf(engine).longAgo}`;

const prefixOf = (copy: number): string => (0x01700000 - copy).toString(16).padStart(8, '0');

interface Words {
  id: (column: string) => string;
  earlier: (column: string) => string;
  longAgo: string;
  original: (column: string) => string;
}

const wordsOf = (engine: Engine): Words =>
  engine === 'SQLite'
    ? {
        id: (column) => `$1 || SUBSTR(${column}, 9)`,
        earlier: (column) => `STRFTIME('%Y-%m-%d %H:%M:%f', ${column}, '-' || $2 || ' days')`,
        longAgo: `DATETIME('now', '-${LONG_AGO_DAYS} days')`,
        original: (column) => `${column} >= '01700000'`,
      }
    : {
        id: (column) => `($1::text || SUBSTR(${column}::text, 9))::uuid`,
        earlier: (column) => `${column} - MAKE_INTERVAL(days => $2::int)`,
        longAgo: `NOW() - INTERVAL '${LONG_AGO_DAYS} days'`,
        original: (column) => `${column} >= '01700000-0000-0000-0000-000000000000'`,
      };

interface Copied {
  table: string;
  /** What it has of a loan `r`. */
  join: string;
  ids: string[];
  instants: string[];
  same: string[];
  numbered?: boolean;
}

const MORE = 'CAST($3 AS integer)';
const OF_LOAN = 'x.reservation_id = r.id';

const tables: readonly Copied[] = [
  {
    table: 'reservations',
    join: 'x.id = r.id',
    ids: ['id', 'ical_uid', 'feed_uid'],
    instants: ['asked_at', 'decide_by', 'pick_up_at', 'return_due_at', 'updated_at'],
    same: [
      'alliance_id, number_year, partner_id, asked_by, on_behalf_of, occasion_name, contact_name',
      'contact_phone, note, status, version, reason, ical_sequence',
    ],
    numbered: true,
  },
  {
    table: 'reservation_lines',
    join: OF_LOAN,
    ids: ['id', 'reservation_id'],
    instants: ['decided_at', 'pick_up_at', 'return_due_at'],
    same: [
      'alliance_id, position, item_id, quantity, approved_quantity, decided_by, held_quantity, out_quantity',
      'handed_over_quantity, returned_quantity, missing_quantity, damaged_quantity',
    ],
  },
  {
    table: 'reservation_history',
    join: OF_LOAN,
    ids: ['id', 'reservation_id'],
    instants: ['at'],
    same: ['alliance_id, person_id, what, detail'],
  },
];

function copying({ table, join, ids, instants, same, numbered = false }: Copied, words: Words): string {
  const kept = same.join(', ').split(', ');
  const columns = [...ids, ...instants, ...(numbered ? ['number_in_year', 'number'] : []), ...kept];
  const values = [
    ...ids.map((column) => words.id(`x.${column}`)),
    ...instants.map((column) => words.earlier(`x.${column}`)),
    ...(numbered ? [`x.number_in_year + ${MORE}`, `x.number || '-' || CAST(${MORE} AS text)`] : []),
    ...kept.map((column) => `x.${column}`),
  ];
  const [alliance, most] = numbered ? ['$4', '$5'] : ['$3', '$4'];
  const loans = `SELECT id FROM reservations WHERE alliance_id = ${alliance} AND ${words.original('id')}
    AND pick_up_at < ${words.longAgo} ORDER BY id LIMIT ${most}`;
  return `INSERT INTO ${table} (${columns.join(', ')})
    SELECT ${values.join(', ')} FROM (${loans}) r JOIN ${table} x ON ${join}`;
}
