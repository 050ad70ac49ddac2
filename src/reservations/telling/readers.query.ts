/** Who is told: who acts for the partner now, and who decides, both as they are at this moment and never as they were. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { among, instant, listed, rowsOf } from '../../database/sql.query.js';
import type { Person } from '../../partners/who/person.entity.js';
import { FOR_OFFICE, lastsAt } from '../../partners/who/stand-ins.query.js';
import type { Reservation } from '../record/reservation.entity.js';

/** As much of a person as telling takes. */
export type Somebody = Pick<Person, 'id' | 'name' | 'email' | 'language' | Switch>;

const switches = {
  entriesOffAt: 'entries_off_at',
  requestsOffAt: 'requests_off_at',
  pickUpsOffAt: 'pick_ups_off_at',
  returnsOffAt: 'returns_off_at',
  listsOffAt: 'lists_off_at',
  digestsOffAt: 'digests_off_at',
  confirmationsOffAt: 'confirmations_off_at',
} as const satisfies Partial<Record<keyof Person, string>>;
type Switch = keyof typeof switches;

/** Whom one reservation may be told to. */
export interface Readers {
  partnerName: string;
  borrowers: readonly Somebody[];
  coordination: readonly Somebody[];
}

type Asked = Pick<Reservation, 'allianceId' | 'partnerId' | 'askedBy' | 'forCallerSince'>;

type Row = Record<'partnerName' | 'role' | 'id' | 'name' | 'email', string> &
  Pick<Person, 'language'> &
  Record<Switch, Date | string | null>;

/** A closed account may be closed because somebody else reads the mailbox. */
const OPEN = 'person.disabled_at IS NULL';
const DECIDE = `role IN ('coordinator', 'deputy')`;
const standingIn = (alliance: string, now: string): string =>
  `FROM stand_ins stand_in WHERE stand_in.alliance_id = ${alliance} AND ${lastsAt(now)} AND ${FOR_OFFICE}`;
const SOMEBODY = [
  'person.id, person.name, person.email, person.language',
  ...Object.entries(switches).map(([name, column]) => `person.${column} AS "${name}"`),
].join(', ');

const READERS = `
  SELECT partner.name AS "partnerName", tie.role, ${SOMEBODY}
  FROM partners partner
  LEFT JOIN (
    SELECT person_id, role FROM memberships WHERE partner_id = $1
    UNION ALL
    SELECT person_id, role FROM roles WHERE alliance_id = $2 AND ${DECIDE}
    UNION ALL
    SELECT stand_in.deputy_id, 'deputy' ${standingIn('$2', '$3')}
  ) tie ON TRUE
  LEFT JOIN people person ON person.id = tie.person_id AND ${OPEN}
  WHERE partner.id = $1 AND partner.alliance_id = $2
  ORDER BY person.id`;

/** For the partner: whoever asked, if still there; else its managers; else all of its people. */
export async function readersOf(tx: EntityManager, reservation: Asked, now: Date): Promise<Readers> {
  const { partnerId, allianceId } = reservation;
  const rows = await rowsOf<Row>(tx, READERS, [partnerId, allianceId, instant(now)]);
  const [first] = rows;
  if (!first) throw new Error('A reservation is for a partner.');
  const open = rows.filter(({ id }) => id !== null);
  const those = (...roles: string[]): Somebody[] => peopleIn(open.filter(({ role }) => roles.includes(role)));
  return {
    partnerName: first.partnerName,
    borrowers: chosen(reservation, those('member', 'manager'), those('manager')),
    coordination: those('coordinator', 'deputy'),
  };
}

/** Those for the partner alone. */
export const borrowers = async (
  tx: EntityManager,
  reservation: Asked,
  now: Date,
): Promise<readonly Somebody[]> => (await readersOf(tx, reservation, now)).borrowers;

const ACTING = `
  SELECT membership.partner_id AS "partnerId", partner.name AS "partnerName", membership.role, ${SOMEBODY},
    stand_in.person_id AS "standsInFor"
  FROM memberships membership
  LEFT JOIN stand_ins stand_in ON stand_in.alliance_id = membership.alliance_id
    AND stand_in.partner_id = membership.partner_id AND stand_in.deputy_id = membership.person_id
    AND ${lastsAt('$1')}
  JOIN partners partner ON partner.id = membership.partner_id
  JOIN people person ON person.id = membership.person_id AND ${OPEN}
  WHERE membership.alliance_id = $2 AND membership.partner_id ${among('$3')}
  ORDER BY person.id`;

type ActingRow = Row & { partnerId: string; standsInFor: string | null };

/** Who acts for a partner: its managers, else all of its people; and who stands in for one of those. */
export interface Acting {
  partnerId: string;
  partnerName: string;
  people: readonly Somebody[];
}

export async function actingFor(
  tx: EntityManager,
  allianceId: string,
  partnerIds: readonly string[],
  now: Date,
): Promise<Acting[]> {
  const given = [instant(now), allianceId, listed(partnerIds)];
  const rows = await rowsOf<ActingRow>(tx, ACTING, given);
  return partnerIds.flatMap((partnerId) => {
    const own = rows.filter((row) => row.partnerId === partnerId);
    const managers = own.filter(({ role }) => role === 'manager');
    const [first] = own;
    const told = managers.length > 0 ? managers : own;
    const deputies = own.filter(({ standsInFor }) => told.some(({ id }) => id === standsInFor));
    const people = peopleIn([...told, ...deputies]);
    return first ? [{ partnerId, partnerName: first.partnerName, people }] : [];
  });
}

const DECIDERS = `
  SELECT ${SOMEBODY} FROM people person
  WHERE ${OPEN} AND person.id IN (
    SELECT person_id FROM roles WHERE alliance_id = $1 AND ${DECIDE}
    UNION ALL SELECT stand_in.deputy_id ${standingIn('$1', '$2')})
  ORDER BY person.id`;

/** Coordinators, deputies, and who stands in for one of them. */
export const coordination = async (tx: EntityManager, allianceId: string, now: Date): Promise<Somebody[]> =>
  peopleIn(await rowsOf<Row>(tx, DECIDERS, [allianceId, instant(now)]));

const KEEPERS = `
  SELECT ${SOMEBODY} FROM people person
  WHERE ${OPEN} AND person.id IN (
    SELECT person_id FROM roles WHERE alliance_id = $1 AND role = 'keeper' AND storage_place_id = $2)
  ORDER BY person.id`;

/** Who keeps a storage place. */
export const keeping = async (tx: EntityManager, allianceId: string, placeId: string): Promise<Somebody[]> =>
  peopleIn(await rowsOf<Row>(tx, KEEPERS, [allianceId, placeId]));

/** Nobody of the partner for a caller. */
function chosen(
  { askedBy, forCallerSince }: Asked,
  people: readonly Somebody[],
  managers: readonly Somebody[],
): readonly Somebody[] {
  if (forCallerSince !== null) return [];
  const asker = people.filter(({ id }) => id === askedBy);
  return [asker, managers, people].find((some) => some.length > 0) ?? [];
}

/** Each once, whatever they are. */
function peopleIn(rows: readonly Row[]): Somebody[] {
  const people = rows.map(({ id, name, email, language, ...row }) => ({
    id,
    name,
    email,
    language,
    entriesOffAt: sinceIn(row.entriesOffAt),
    requestsOffAt: sinceIn(row.requestsOffAt),
    pickUpsOffAt: sinceIn(row.pickUpsOffAt),
    returnsOffAt: sinceIn(row.returnsOffAt),
    listsOffAt: sinceIn(row.listsOffAt),
    digestsOffAt: sinceIn(row.digestsOffAt),
    confirmationsOffAt: sinceIn(row.confirmationsOffAt),
  }));
  return [...new Map(people.map((one) => [one.id, one])).values()];
}

const sinceIn = (raw: Date | string | null): Date | null => (raw === null ? null : instantFrom(raw));
