/** Reads what else a partner borrows of the things it asks for; nothing is read where nobody looks at that. */
import type { Look } from '../../partners/who/turns.service.js';
import { span } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import { addDays } from '../../shared/zone.js';
import type { PartnersLoan } from '../record/partners-loan.js';
import { partnersLoans } from '../record/partners-loans.query.js';
import { chainedLoans, mindsChain } from './chained-loans.js';
import type { LendingFacts, LendingLine } from './lending-rule.js';

/** No loan lasts longer, with the days that may lie between two. */
const FAR_DAYS = 366 + 90;

export async function chainWarnings(
  look: Look,
  facts: LendingFacts,
  partnerId: string | undefined,
): Promise<Reason[]> {
  if (partnerId === undefined) return [];
  return chainedLoans(facts, await loansBeside(look, facts.lines, [partnerId]));
}

/** For all of these lines at once. */
export async function loansBeside(
  { tx, actor: { alliance }, now }: Look,
  lines: readonly Pick<LendingLine, 'itemId' | 'period' | 'rules'>[],
  partnerIds: readonly string[],
): Promise<PartnersLoan[]> {
  const minding = lines.filter(mindsChain);
  const whole = span(minding.map(({ period }) => period));
  if (!whole) return [];
  const within = {
    from: addDays(whole.from, -FAR_DAYS, alliance.timeZone),
    until: addDays(whole.until, FAR_DAYS, alliance.timeZone),
  };
  const itemIds = minding.map(({ itemId }) => itemId);
  return partnersLoans(tx, { allianceId: alliance.id, itemIds, partnerIds, within, now });
}
