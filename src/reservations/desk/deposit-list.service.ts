/** All deposits of an alliance, for whoever keeps its money: what is held, loan by loan. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import { Turns } from '../../partners/who/turns.service.js';
import { sumsOf } from '../record/deposit.js';
import { paidByLoan, type PaidOfLoan } from './deposit-list.query.js';
import type { AllDeposits, DepositRow } from './deposit-list.view.js';

/** The table has all. */
const MOST_LOANS = 100;

@Injectable()
export class DepositList {
  constructor(private readonly turns: Turns) {}

  read(actor: Actor): Promise<AllDeposits> {
    actor.require('money.list');
    return this.turns.look(actor, async ({ tx }) => {
      const paid = await paidByLoan(tx, actor.allianceId);
      const loans = loansOf(paid);
      const rows = [...loans.filter(isOpen), ...loans.filter((row) => !isOpen(row))].slice(0, MOST_LOANS);
      return { sums: sumsOf(paid), rows, more: loans.length - rows.length };
    });
  }
}

const isOpen = ({ sums: { held } }: DepositRow): boolean => held > 0;

function loansOf(paid: readonly PaidOfLoan[]): DepositRow[] {
  const byLoan = new Map<string, PaidOfLoan[]>();
  for (const one of paid) byLoan.set(one.id, [...(byLoan.get(one.id) ?? []), one]);
  return [...byLoan.values()].map((own) => {
    const { id, number, partnerName } = own[0]!;
    return { id, number, partnerName, sums: sumsOf(own) };
  });
}
