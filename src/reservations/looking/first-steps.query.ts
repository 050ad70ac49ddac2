/** The SQL of the first steps: what of an alliance is there. */
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../database/sql.query.js';
import { draftKinds } from '../../partners/alliances/prepared-texts.js';
import type { FirstStep } from '../../partners/alliances/put-off-step.entity.js';

const KINDS = draftKinds.map((kind) => `'${kind}'`).join(', ');

const FACTS = `
  SELECT
    (SELECT count(*) FROM storage_places place WHERE place.alliance_id = alliance.id) AS places,
    (SELECT count(*) FROM items item WHERE item.alliance_id = alliance.id) AS items,
    (SELECT count(DISTINCT membership.partner_id) FROM memberships membership
     WHERE membership.alliance_id = alliance.id) AS partners,
    (SELECT count(DISTINCT published.kind) FROM alliance_texts published
     WHERE published.alliance_id = alliance.id AND published.kind IN (${KINDS})) AS texts,
    (SELECT count(*) FROM reservation_lines line
     WHERE line.alliance_id = alliance.id AND line.approved_quantity > 0) AS loans
  FROM alliances alliance WHERE alliance.id = $1`;

type Counts = Record<'places' | 'items' | 'partners' | 'texts' | 'loans', number | string>;

/** Two partners with somebody who acts for them, since one alone lends nobody anything. */
const FEWEST_PARTNERS = 2;

/** All but the rules and whether it is public, which stand in the alliance itself. */
export async function doneSteps(
  tx: EntityManager,
  allianceId: string,
): Promise<Record<Exclude<FirstStep, 'rules' | 'showing'>, boolean>> {
  const [found] = await rowsOf<Counts>(tx, FACTS, [allianceId]);
  const count = (of: keyof Counts): number => Number(found?.[of] ?? 0);
  return {
    places: count('places') > 0,
    items: count('items') > 0,
    partners: count('partners') >= FEWEST_PARTNERS,
    texts: count('texts') === draftKinds.length,
    loan: count('loans') > 0,
  };
}
