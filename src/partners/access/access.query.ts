/** Access in SQL: who sends a request and how they stand to an alliance, each question one statement. */
import type { EntityManager } from 'typeorm';
import { EntityRows, type Raw } from '../../database/entity.rows.js';
import { flagFrom, instant, listFrom, listOf, rowsOf } from '../../database/sql.query.js';
import type { KnownPerson, TiedPartner, Ties } from '../who/actor.js';
import { Alliance } from '../who/alliance.entity.js';
import { Person } from '../who/person.entity.js';
import { FOR_OFFICE, lastsAt } from '../who/stand-ins.query.js';
import { hashed } from '../who/secrets.js';
import { AccessToken } from './access-token.entity.js';
import type { Credentials } from './credentials.js';
import { Session } from './session.entity.js';
import { POWERFUL } from './sessions.query.js';

/** A person whom something lets in, and how they stand to an alliance. */
export interface Standing {
  person: KnownPerson | undefined;
  /** Undefined where there is none of that name. */
  alliance: Alliance | undefined;
  ties: Ties;
}

/** What the credentials of a request belong to, whether or not they are still worth anything. */
export interface Sender extends Standing {
  session: Session | undefined;
  token: AccessToken | undefined;
  /** Decides for others somewhere. */
  isPowerful: boolean;
}

const people = new EntityRows(Person);
const alliances = new EntityRows(Alliance);
const sessions = new EntityRows(Session);
const tokens = new EntityRows(AccessToken);

/** All rows of a table about `person` in `alliance` as one value, in the order in which they were made. */
const gathered = (table: string, members: Readonly<Record<string, string>>): string =>
  `(SELECT ${listOf(members, 'tie.id')} FROM ${table} tie
    WHERE tie.alliance_id = alliance.id AND tie.person_id = person.id)`;

/** The partners that `person` acts for. */
const PARTNERS = `(SELECT ${listOf(
  {
    id: 'partner.id',
    name: 'partner.name',
    status: 'partner.status',
    agreementSignedOn: 'partner.agreement_signed_on',
    isBorrower: 'partner.is_borrower',
  },
  'partner.id',
)} FROM memberships tie JOIN partners partner ON partner.id = tie.partner_id
    WHERE tie.alliance_id = alliance.id AND tie.person_id = person.id)`;

/** How a `person` stands to an `alliance` at an instant, for `standingOf`. */
export const standingAt = (
  now: string,
): string => `${people.selected('person')}, ${alliances.selected('alliance')},
  ${gathered('memberships', { partnerId: 'tie.partner_id', role: 'tie.role' })} AS memberships,
  ${PARTNERS} AS partners,
  ${gathered('roles', { role: 'tie.role', storagePlaceId: 'tie.storage_place_id' })} AS roles,
  EXISTS (SELECT 1 FROM stand_ins stand_in
    WHERE stand_in.deputy_id = person.id AND stand_in.alliance_id = alliance.id
      AND ${lastsAt(now)} AND ${FOR_OFFICE}) AS "standsIn",
  (SELECT MAX(terms.interested_days_ahead) FROM lending_terms terms
    WHERE terms.alliance_id = alliance.id) AS "windowOfRules"`;

const SENDER = `
  SELECT ${standingAt('$1')}, ${POWERFUL} AS "isPowerful", ${sessions.selected('session')}, ${tokens.selected('token')}
  FROM (SELECT 1 AS one) request
    LEFT JOIN sessions session ON session.secret_hash = $2
    LEFT JOIN access_tokens token ON token.token_hash = $3
    LEFT JOIN people person ON person.id = COALESCE(token.person_id, session.person_id)
    LEFT JOIN alliances alliance ON alliance.slug = $4`;

/** Of a request that carries these; an alliance is found for strangers too. */
export async function senderOf(
  tx: EntityManager,
  { token, cookie }: Credentials,
  { slug, now }: { slug: string | undefined; now: Date },
): Promise<Sender> {
  // No hash and no slug is empty.
  const carried = [cookie, token].map((secret) => (secret === undefined ? '' : hashed(secret)));
  const [row = {}] = await rowsOf<Raw>(tx, SENDER, [instant(now), ...carried, slug ?? '']);
  return {
    ...standingOf(row),
    isPowerful: flagFrom(row['isPowerful'] as boolean | number),
    session: sessions.maybe(row, 'session'),
    token: tokens.maybe(row, 'token'),
  };
}

const BY_IDS = `
  SELECT ${standingAt('$1')} FROM people person JOIN alliances alliance ON alliance.id = $2 WHERE person.id = $3`;

const BY_ADDRESS = `
  SELECT ${standingAt('$1')} FROM people person JOIN alliances alliance ON alliance.slug = $2
  WHERE person.email = $3`;

const EVERYWHERE = `
  SELECT ${standingAt('$1')} FROM people person JOIN alliances alliance ON alliance.id IN
    (SELECT alliance_id FROM memberships WHERE person_id = person.id
     UNION SELECT alliance_id FROM roles WHERE person_id = person.id)
  WHERE person.id = $2`;

interface Whose {
  personId: string;
  allianceId: string;
}

export const standingIn = (
  tx: EntityManager,
  { personId, allianceId }: Whose,
  now: Date,
): Promise<Standing[]> => standings(tx, BY_IDS, [instant(now), allianceId, personId]);

export const standingByAddress = (
  tx: EntityManager,
  { slug, email }: { slug: string; email: string },
  now: Date,
): Promise<Standing[]> => standings(tx, BY_ADDRESS, [instant(now), slug, email]);

/** To each alliance that the person has a tie to. */
export const standingsOf = (tx: EntityManager, personId: string, now: Date): Promise<Standing[]> =>
  standings(tx, EVERYWHERE, [instant(now), personId]);

async function standings(
  tx: EntityManager,
  text: string,
  given: Parameters<typeof rowsOf>[2],
): Promise<Standing[]> {
  return (await rowsOf<Raw>(tx, text, given)).map(standingOf);
}

/** Nothing lets in whoever is disabled. */
export function standingOf(row: Raw): Standing {
  const person = people.maybe(row, 'person');
  return {
    person: person?.disabledAt === null ? known(person) : undefined,
    alliance: alliances.maybe(row, 'alliance'),
    ties: {
      partners: partnersOf(row),
      memberships: listFrom(row['memberships']),
      roles: rolesOf(row),
      windowOfRules: (row['windowOfRules'] as number | null | undefined) ?? 0,
    },
  };
}

const partnersOf = (row: Raw): TiedPartner[] =>
  listFrom<Omit<TiedPartner, 'isBorrower'> & { isBorrower: boolean | number }>(row['partners']).map(
    ({ isBorrower, ...partner }) => ({ ...partner, isBorrower: flagFrom(isBorrower) }),
  );

/** Whoever stands in for the coordination is its deputy while the days last. */
function rolesOf(row: Raw): Ties['roles'] {
  const roles = listFrom<Ties['roles'][number]>(row['roles']);
  const standsIn = flagFrom(row['standsIn'] as boolean | number);
  return standsIn ? [...roles, { role: 'deputy', storagePlaceId: null }] : roles;
}

const known = ({ id, name, email, isOperator, language }: Person): KnownPerson => ({
  id,
  name,
  email,
  isOperator,
  language,
});
