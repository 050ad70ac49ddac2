/** Deciders: who decides about each line of a reservation, by the rules as they stand at this moment. */
import type { EntityManager } from 'typeorm';
import { orNothing } from '../../database/columns.js';
import { among, jsonFrom, listed, listFrom, listOf, rowsOf } from '../../database/sql.query.js';
import type { Item } from '../../items/item.entity.js';
import type { Scoped } from '../../items/lending/rule-scope.js';
import type { Look } from '../../partners/who/turns.service.js';
import type { Reservation } from './reservation.entity.js';
import type { Unqualified } from './unqualified.js';
import {
  nearest,
  usualTerms,
  whoDecides,
  whoDecidesChanged,
  type ApprovalTerms,
  type Verdict,
} from './whose-yes.js';

type DecidedItem = Pick<Item, 'id' | 'ownerId' | 'replacementValueCents'>;
type Asked = Pick<Reservation, 'partnerId' | 'lines'>;

/** The rules of one alliance in a row of another statement: asking costs none of its own. */
export const rulesIn = (allianceId: string): string =>
  `(SELECT ${listOf(
    {
      scope: 'rule.scope',
      subjectId: 'rule.subject_id',
      mode: 'rule.mode',
      otherwise: 'rule.otherwise',
      upToQuantity: 'rule.up_to_quantity',
      upToValueCents: 'rule.up_to_value_cents',
      upToDaysAhead: 'rule.up_to_days_ahead',
      partnerIds: 'rule.partner_ids',
    },
    'rule.id',
  )} FROM approval_rules rule WHERE rule.alliance_id = ${allianceId})`;

/** A rule, as whoever judges by it reads it. */
export interface ScopedTerms extends Scoped, ApprovalTerms {}

/** SQLite packs a list within a list as text. */
export const rulesFrom = (raw: unknown): ScopedTerms[] =>
  listFrom<ScopedTerms & { partnerIds: unknown }>(raw).map((rule) => ({
    ...rule,
    partnerIds: rule.partnerIds === null ? null : (jsonFrom(rule.partnerIds) as string[]),
  }));

const SPEAKING = `
  SELECT DISTINCT membership.partner_id AS "partnerId"
  FROM memberships membership
  JOIN people person ON person.id = membership.person_id AND person.disabled_at IS NULL
  WHERE membership.alliance_id = $1 AND membership.partner_id ${among('$2')}`;

/** Those of these owners for whom nobody acts. */
async function muteAmong(
  tx: EntityManager,
  allianceId: string,
  ownerIds: ReadonlySet<string>,
): Promise<Set<string>> {
  const ids = listed(orNothing([...ownerIds]));
  const rows = await rowsOf<{ partnerId: string }>(tx, SPEAKING, [allianceId, ids]);
  const speaking = new Set(rows.map(({ partnerId }) => partnerId));
  return new Set([...ownerIds].filter((id) => !speaking.has(id)));
}

const asksOwners = ({ mode, otherwise }: ApprovalTerms): boolean =>
  mode === 'owner' || (mode === 'automatic' && otherwise === 'owner');

/** Says it on every line of a new request. */
export const assignDeciders = (look: Look, asked: Asked, known: Omit<How, 'judge'>): Promise<void> =>
  assign(look, asked, { ...known, judge: whoDecides });

const RULES = `SELECT ${rulesIn('alliance.id')} AS rules FROM alliances alliance WHERE alliance.id = $1`;

/** The same for what is open of a request that was changed. */
export async function reassignDeciders(
  look: Look,
  asked: Asked,
  items: readonly DecidedItem[],
): Promise<void> {
  const [row] = await rowsOf<{ rules: unknown }>(look.tx, RULES, [look.actor.allianceId]);
  // A person looks at it whatever is missing.
  const known = { items, rules: rulesFrom(row?.rules), unqualified: [] };
  await assign(look, asked, { ...known, judge: whoDecidesChanged });
}

interface How {
  items: readonly DecidedItem[];
  rules: readonly ScopedTerms[];
  unqualified: readonly Unqualified[];
  judge: (...about: Parameters<typeof whoDecides>) => Verdict;
}

async function assign(
  { tx, now, actor: { alliance } }: Look,
  { partnerId, lines }: Asked,
  { items, rules, unqualified, judge }: How,
): Promise<void> {
  const owners = new Set(rules.some(asksOwners) ? items.map(({ ownerId }) => ownerId) : []);
  const mute = owners.size === 0 ? owners : await muteAmong(tx, alliance.id, owners);
  const asking = { partnerId, now, timeZone: alliance.timeZone, mute };
  for (const line of lines.filter(({ isUndecided }) => isUndecided)) {
    const { ownerId, replacementValueCents: valueCents } = items.find(({ id }) => id === line.itemId)!;
    const same = lines.filter(({ itemId }) => itemId === line.itemId);
    const quantity = same.reduce((sum, one) => sum + one.quantity, 0);
    const terms = nearest(rules, { id: line.itemId, ownerId }) ?? usualTerms;
    const isQualified = !unqualified.some(({ itemId }) => itemId === line.itemId);
    const thing = { ownerId, quantity, valueCents, pickUpAt: line.pickUpAt, isQualified };
    line.isFor(judge(thing, asking, terms));
  }
}
