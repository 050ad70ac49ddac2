/** The deposit on the page of a loan: what is asked for, what is there, and every entry; one button for what is usual. */
import type { VNode } from 'preact';
import { dueCents } from '../../../reservations/record/deposit.js';
import type { MoneyEntryView } from '../../../reservations/record/money.view.js';
import { euros } from '../../../shared/euros.js';
import { dayAndTime } from '../../../shared/spoken-time.js';
import { unfixed } from '../../forms/amounts.js';
import { Form, formState } from '../../ui/form.js';
import { Button, Facts, Heading, Link } from '../../ui/parts.js';
import { moneyWords } from './money-words.js';
import type { SheetProps } from './request-next.js';

/** Nothing where none is asked for and none was paid. */
export const Deposit = (props: SheetProps): VNode | null => {
  const { visit, sheet } = props;
  const { expectedCents, heldCents, entries } = sheet.money;
  const w = moneyWords[visit.language];
  if (expectedCents === 0 && entries.length === 0) return null;
  return (
    <section class="lb-panel" aria-labelledby="deposit">
      <Heading id="deposit">{w.title}</Heading>
      <Facts
        facts={[
          [w.expected, expectedCents > 0 && euros(expectedCents, visit.language)],
          [w.held, euros(heldCents, visit.language)],
        ]}
      />
      <ol class="lb-list">
        {entries.map((entry) => (
          <Entry {...props} entry={entry} key={entry.id} />
        ))}
      </ol>
      {sheet.mayNoteMoney && <Doing {...props} />}
    </section>
  );
};

const Entry = ({ visit, entry }: SheetProps & { entry: MoneyEntryView }): VNode => {
  const { at, who, kind, cents, reason } = entry;
  const { kinds } = moneyWords[visit.language];
  return (
    <li>
      {dayAndTime(new Date(at), visit.timeZone, visit.language)}: {euros(cents, visit.language)} {kinds[kind]}
      {who !== '' && ` (${who})`}
      {reason !== '' && ` – ${reason}`}
    </li>
  );
};

const Doing = ({ visit, sheet }: SheetProps): VNode => {
  const w = moneyWords[visit.language];
  const { heldCents } = sheet.money;
  const due = dueOf(sheet);
  const at = `${visit.home}/requests/${sheet.view.id}/money`;
  const usual = (kind: 'received' | 'returned', cents: number, says: (sum: string) => string): VNode => (
    <Form
      form={formState(visit)}
      action={at}
      hidden={{ version: String(sheet.view.version), kind, cents: unfixed(cents, 2, visit.language, 2) }}
      class="lb-again"
    >
      <Button weight="secondary">{says(euros(cents, visit.language))}</Button>
    </Form>
  );
  return (
    <div class="lb-acts lb-no-print">
      {due > 0 && usual('received', due, w.receive)}
      {heldCents > 0 && usual('returned', heldCents, w.giveBack)}
      <Link href={at}>{w.other}</Link>
    </div>
  );
};

/** Euro cents that are still to be paid before all of it goes out. */
const dueOf = ({ money, mayHandOver }: SheetProps['sheet']): number => (mayHandOver ? dueCents(money) : 0);
