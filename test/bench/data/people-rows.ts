/** Rows of an alliance and of those who take part in it: partners, people, and what they sign in with. */
import { createHash } from 'node:crypto';
import { usualRules } from '../../../src/partners/who/alliance-rules.js';
import type { Borrower, Caller } from './house.js';
import type { Ids } from './ids.js';
import type { Batch, Row } from './tables.js';

export interface Members {
  coordinator: Caller;
  borrowers: readonly Borrower[];
  partnerIds: readonly string[];
  batches: Batch[];
}

interface Founding {
  allianceId: string;
  slug: string;
  letters: string;
  now: Date;
}

/** Lend, and have nobody who signs in. */
const QUIET_PARTNERS = 8;

export function memberRows(ids: Ids, founding: Founding, count: number): Members {
  const { allianceId, slug, now } = founding;
  const partners = Array.from({ length: count + QUIET_PARTNERS }, (_, at) =>
    partnerRow(ids.next(), allianceId, at, now),
  );
  const partnerIds = partners.map(({ id }) => id);
  const coordinator = callerOf(ids.next(), `${slug}-coordination`);
  const borrowers = partnerIds
    .slice(0, count)
    .map((partnerId, at) => ({ ...callerOf(ids.next(), `${slug}-${at}`), partnerId }));
  const people = [coordinator, ...borrowers];
  const own = { id: '', alliance_id: allianceId, created_at: now };
  return {
    coordinator,
    borrowers,
    partnerIds,
    batches: [
      { table: 'alliances', rows: [allianceRow(founding)] },
      { table: 'people', rows: people.map((one) => personRow(one, now)) },
      { table: 'partners', rows: partners },
      {
        table: 'memberships',
        rows: borrowers.map(({ personId, partnerId }) => ({
          ...own,
          id: ids.next(),
          partner_id: partnerId,
          person_id: personId,
          role: 'member',
        })),
      },
      {
        table: 'roles',
        rows: [{ ...own, id: ids.next(), person_id: coordinator.personId, role: 'coordinator' }],
      },
      { table: 'access_tokens', rows: people.map((one) => tokenRow(ids.next(), one, now)) },
      { table: 'sessions', rows: people.map((one) => sessionRow(ids.next(), one, now)) },
    ],
  };
}

export const hashed = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const callerOf = (personId: string, name: string): Caller => ({
  personId,
  token: `token-${name}`.padEnd(43, '_'),
  cookie: `cookie-${name}`.padEnd(43, '_'),
});

const allianceRow = ({ allianceId, slug, letters, now }: Founding): Row => ({
  id: allianceId,
  slug,
  name: `Lokales Bündnis ${slug}`,
  place: 'Auental',
  // No Land: no school holidays, and the public holidays of everywhere.
  state: 'Auenland',
  legal_bearer: 'Gemeinde Auental',
  contact_name: 'Rathaus',
  contact_phone: '030 23125 100',
  contact_email: `${slug}@example.org`,
  contact_hours: 'Mo 9–12 Uhr',
  time_zone: 'Europe/Berlin',
  visibility: 'public',
  number_letters: letters,
  is_example: false,
  rules: { ...usualRules },
  revision: 1,
  created_at: now,
  updated_at: now,
});

const partnerRow = (id: string, allianceId: string, at: number, now: Date) => ({
  id,
  alliance_id: allianceId,
  name: `Verein zur Pflege der Nachbarschaft ${at + 1}`,
  short_name: `Verein ${at + 1}`,
  organisation_type: 'Verein',
  legal_form: 'e. V.',
  privacy_law: 'DSGVO',
  status: 'active',
  agreement_signed_on: '2020-05-15',
  is_lender: true,
  is_borrower: true,
  notes: '',
  created_at: now,
  updated_at: now,
});

const personRow = ({ personId }: Caller, now: Date): Row => ({
  id: personId,
  email: `${personId}@example.org`,
  name: 'Anna Auer',
  is_operator: false,
  created_at: now,
});

/** Used just now, so that being seen need not be noted at once. */
const tokenRow = (id: string, { personId, token }: Caller, now: Date): Row => ({
  id,
  person_id: personId,
  name: 'Programm',
  token_hash: hashed(token),
  created_at: now,
  last_used_at: now,
});

const sessionRow = (id: string, { personId, cookie }: Caller, now: Date): Row => ({
  id,
  person_id: personId,
  secret_hash: hashed(cookie),
  created_at: now,
  last_seen_at: now,
});
