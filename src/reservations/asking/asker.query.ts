/** Whoever asks, and for whom: what a request depends on besides its things; one statement. */
import { orNothing } from '../../database/columns.js';
import { EntityRows, type Raw } from '../../database/entity.rows.js';
import { instant, rowsOf } from '../../database/sql.query.js';
import { latestVersion } from '../../partners/alliances/texts.query.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Look } from '../../partners/who/turns.service.js';
import { yearOf } from '../../shared/zone.js';
import { rulesFrom, rulesIn, type ScopedTerms } from '../record/deciders.query.js';
import { waitsAt } from '../record/reservations.query.js';
import type { OpenRequests } from './open-requests.js';

export interface Asker {
  /** Undefined where none is named, or there is none such in this alliance. */
  partner: Partner | undefined;
  open: OpenRequests;
  /** Who says yes to what, in this alliance. */
  rules: readonly ScopedTerms[];
  /** Of the alliance's requests of this year. */
  numberYear: number;
  highestNumber: number;
  /** Of the alliance's loan rules as they are now; null where there are none. */
  loanRulesVersion: number | null;
}

const partners = new EntityRows(Partner);

/** Requests that wait for a decision. */
const waiting = (condition: string): string =>
  `(SELECT CAST(count(*) AS integer) FROM reservations reservation
    WHERE reservation.alliance_id = alliance.id AND ${waitsAt('$1')} AND ${condition})`;

const RULES = rulesIn('alliance.id');

/** The running number is safe under the pool lock, and unique in the table. */
const ASKER = `
  SELECT ${waiting('reservation.asked_by = $2')} AS "ofPerson",
    ${waiting('reservation.partner_id = partner.id')} AS "ofPartner",
    (SELECT max(numbered.number_in_year) FROM reservations numbered
     WHERE numbered.alliance_id = alliance.id AND numbered.number_year = $3) AS "highestNumber",
    ${latestVersion('loan-rules')} AS "loanRulesVersion", ${RULES} AS rules,
    ${partners.selected('partner')}
  FROM alliances alliance LEFT JOIN partners partner ON partner.alliance_id = alliance.id AND partner.id = $4
  WHERE alliance.id = $5`;

/** As they stand in this unit, for the partner that is named. */
export async function askerOf(look: Look, partnerId: string | undefined): Promise<Asker> {
  const { tx, actor, now } = look;
  const numberYear = yearOf(now, actor.alliance.timeZone);
  const named = orNothing(partnerId === undefined ? [] : [partnerId]);
  const given = [instant(now), personOf(actor), numberYear, named[0]!, actor.allianceId];
  const [row = {}] = await rowsOf<Raw>(tx, ASKER, given);
  return {
    partner: partners.maybe(row, 'partner'),
    open: { ofPerson: row['ofPerson'] as number, ofPartner: row['ofPartner'] as number },
    rules: rulesFrom(row['rules']),
    numberYear,
    highestNumber: (row['highestNumber'] as number | null) ?? 0,
    loanRulesVersion: row['loanRulesVersion'] as number | null,
  };
}

/** The coordination asks for others. */
const personOf = ({ isCoordination, person }: Actor): string =>
  orNothing(isCoordination || !person ? [] : [person.id])[0]!;
