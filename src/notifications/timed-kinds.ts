/** Kinds of mails that the clock writes: because their time has come, and not because somebody did something. */
import { kind } from './mail-kind.js';
import { overdue, reminder, type OverdueOf, type RemindedOf } from './reminder-mails.js';
import { all, count, listOf, oneOf, text } from './snapshot.js';
import { alliance, language, reservation } from './told-facts.js';

const told = { language, alliance };

export const timedKinds = {
  reminder: kind(
    all({
      ...told,
      unsubscribe: text,
      loans: listOf(all<RemindedOf>({ what: oneOf('pick-up', 'return'), reservation })),
    }),
    reminder,
  ),
  overdue: kind(all({ ...told, loans: listOf(all<OverdueOf>({ nth: count, reservation })) }), overdue),
};
