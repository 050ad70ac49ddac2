/** Year check: of a year that was lived through, what was told beside what should have been. */
import type { Written, LoanYear } from './loan-year.js';
import { at, dayOf, digestsFor, listsFor, remindersFor } from './planned-loans.js';

/** Each as one line: when, to whom, what. */
interface Compared {
  expected: string[];
  told: string[];
  /** Mails between 20:00 and 7:00, and second ones of a kind for one reader at one look. */
  faults: string[];
}

export async function compare(year: LoanYear): Promise<Compared> {
  const { plans, looks, days, borrowers } = year;
  const written = await year.written();
  const line = (moment: Date, to: string, what: string): string => `${moment.toISOString()} ${to} ${what}`;
  const expected = [
    ...plans.flatMap((plan) =>
      remindersFor(plan, looks).map(({ what, at: look }) =>
        line(look, borrowers[plan.borrower]!.email, `${plan.number} ${what}`),
      ),
    ),
    ...digestsFor(plans, days, looks).map((look) => line(look, year.coordinator, 'digest')),
    ...listsFor(plans, [...days, days.at(-1)!.add({ days: 1 })], looks).map((look) =>
      line(look, year.keeper, 'keeper-list'),
    ),
  ];
  const told = written.flatMap(({ kind, recipient, at: moment, loans }) =>
    (kind === 'reminder' || kind === 'overdue' ? loans : [kind]).map((what) => line(moment, recipient, what)),
  );
  return { expected: expected.toSorted(), told: told.toSorted(), faults: faultsIn(written) };
}

function faultsIn(written: readonly Written[]): string[] {
  const quiet = written.filter(({ at: moment }) => {
    const day = dayOf(moment);
    return moment < at(day, '07:00') || moment >= at(day, '20:00');
  });
  const keys = written.map(
    ({ kind, recipient, at: moment }) => `${kind} ${recipient} ${moment.toISOString()}`,
  );
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  return [...quiet.map(({ kind, at: moment }) => `${kind} at ${moment.toISOString()}`), ...twice];
}

/** Mails that one each would have been, and those that were written, for a borrower on average. */
export async function figures(year: LoanYear): Promise<{ single: number; bundled: number }> {
  const mine = (await year.written()).filter(({ kind }) => kind === 'reminder' || kind === 'overdue');
  const single = mine.reduce((sum, { loans }) => sum + loans.length, 0);
  return { single: single / year.borrowers.length, bundled: mine.length / year.borrowers.length };
}
