/** Judges the answers: nobody gets a fault, and nobody is refused what must be possible. */
import type { Decided, Loan } from './oracle-record.js';
import { isOf, type Complaint, type Deed } from './told.js';

export function answerComplaints(deeds: readonly Deed[], loans: readonly Loan[]): Complaint[] {
  const loanOf = new Map(loans.map((loan) => [loan.ask.operation.n, loan]));
  return [
    ...deeds.filter(({ outcome }) => outcome === 'fault').map((deed) => complain(deed, 'a fault')),
    ...deeds
      .filter(isOf('approve', 'decline', 'withdraw', 'cancel'))
      .filter((deed) => deed.outcome === 'refused')
      .flatMap((deed) => refusedDecision(deed, loanOf.get(deed.operation.target)?.decisions ?? [])),
    ...deeds.filter(isOf('restock', 'close', 'reopen', 'look', 'steps', 'risk')).flatMap((deed) =>
      // Units that were taken out with the first try are put back no second time: only what has a key tries again.
      deed.outcome === 'refused' ? [complain(deed, 'refused')] : [],
    ),
    ...deeds
      .filter(isOf('trespass'))
      .flatMap((deed) =>
        deed.outcome === 'open' || deed.status === 404 ? [] : [complain(deed, 'not kept out')],
      ),
  ];
}

/** Somebody else may have decided before; what nobody decided must be possible, and what nobody approved cannot be cancelled. */
function refusedDecision(deed: Deed, decisions: readonly Decided[]): Complaint[] {
  const { code, shortages } = JSON.parse(deed.text) as { code: string; shortages?: object[] };
  const { kind } = deed.operation;
  // Judged by what was free.
  if (kind === 'approve' && code === 'refused' && shortages) return [];
  const others = decisions.filter(({ effect }) => effect.may <= deed.answered);
  const isApproved = decisions.some(
    ({ deed: other, effect }) => other.operation.kind === 'approve' && effect.is <= deed.sent,
  );
  const isEnded = others.some(({ deed: other }) => other.operation.kind !== 'approve');
  const isRight = kind === 'cancel' ? !isApproved || isEnded : others.length > 0;
  if (isRight && (code === 'wrong-status' || code === 'already-decided')) return [];
  return [complain(deed, 'refused')];
}

const complain = ({ mark, status, text }: Deed, how: string): Complaint => ({
  what: `${mark}: ${how}: ${status} ${text}`,
  about: [mark],
});
