/** How the money of a loan reads over the wire and on its page. */
import { choice, instant, listOf, Shows, whole } from '../../http/shown.decorators.js';
import { moneyKinds, type MoneyKind } from './deposit.js';

export class MoneyEntryView {
  @Shows('The entry.') id!: string;
  @Shows('When it was written down.', instant) at!: string;
  @Shows('Who wrote it down; empty where that is none of the reader’s business.') who!: string;
  @Shows('What became of the money.', choice(moneyKinds)) kind!: MoneyKind;
  @Shows('Euro cents.', whole) cents!: number;
  @Shows('Why; may be empty.') reason!: string;
}

export class MoneyView {
  @Shows('Euro cents that are asked for what went out or is still to go out.', whole) expectedCents!: number;
  @Shows('Euro cents that were paid.', whole) receivedCents!: number;
  @Shows('Euro cents that were given back.', whole) returnedCents!: number;
  @Shows('Euro cents that were kept.', whole) keptCents!: number;
  @Shows('Euro cents that the borrower still has coming.', whole) heldCents!: number;
  @Shows('What was written down, oldest first.', listOf(MoneyEntryView)) entries!: MoneyEntryView[];
}
