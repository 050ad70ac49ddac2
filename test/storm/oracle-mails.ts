/** Judges the outbox: of everything that happened each who is to be told is told, once, and nobody else. */
import { waitsUntilMonday } from '../support/monday.js';
import type { Loan } from './oracle-record.js';
import { COORDINATION } from './plan.js';
import type { Alliance, Person } from './stage.js';
import type { Tables } from './tables.js';
import type { Complaint } from './told.js';

export const mailComplaints = (tables: Tables, loans: readonly Loan[]): Complaint[] =>
  loans.flatMap((loan) => {
    const there = (tables.mailsOf.get(loan.id) ?? [])
      .map(({ kind, recipient }) => `${String(kind)} to ${String(recipient)}`)
      .toSorted();
    const due = dueFor(loan).toSorted();
    if (there.join() === due.join()) return [];
    const what = `${loan.ask.mark}: told were ${there.join(', ') || 'none'}, and should be ${due.join(', ')}`;
    return [{ what, about: [loan.ask.mark] }];
  });

function dueFor(loan: Loan): string[] {
  const { ask, decisions } = loan;
  const { alliance, by } = ask;
  const coordinator = alliance.people[COORDINATION]!;
  const partnerId = (ask.body as { partnerId: string }).partnerId;
  const readers = by.partnerId === partnerId ? [by] : actingFor(alliance, partnerId);
  const told = (kind: string, to: readonly Person[] = readers): string[] =>
    to.map(({ email }) => `${kind} to ${email}`);
  const notice = (kind: string, doer: Person): string[] =>
    doer === coordinator ? [] : told(kind, [coordinator]);
  return [
    ...told('request-received'),
    ...(waitsUntilMonday(loan.askedAt, loan.from) ? [] : notice('new-request', by)),
    ...decisions.flatMap(({ deed }) => {
      const { by: doer, operation } = deed;
      switch (operation.kind) {
        case 'approve':
          return told(isWhole(loan) ? 'approved' : 'partly-approved');
        case 'decline':
          return told('declined');
        case 'cancel':
          return [...told('cancelled'), ...notice('cancelled-notice', doer)];
        case 'withdraw': {
          // Whoever did it needs no mail about it.
          const others = doer === coordinator ? readers : readers.filter((one) => one !== doer);
          return [...told('withdrawn', others), ...notice('withdrawn-notice', doer)];
        }
      }
    }),
  ];
}

/** All of its people: none of them manages it. */
const actingFor = ({ people }: Alliance, partnerId: string): Person[] =>
  people.filter((one) => one.partnerId === partnerId);

function isWhole({ decisions, lines }: Loan): boolean {
  const approval = decisions.find(({ deed }) => deed.operation.kind === 'approve')!.deed;
  const named = approval.body.lines ?? [];
  return lines.every(({ id, quantity }) =>
    named.every((one) => one.lineId !== id || one.quantity === quantity),
  );
}
