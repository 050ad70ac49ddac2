/** The words about the deposit of a loan. */
import { dictionary } from '../../../shared/words.js';

export const moneyWords = dictionary(
  {
    title: 'Kaution',
    note: 'Kaution eintragen',
    other: 'Etwas anderes eintragen',
    expected: 'Vereinbart',
    held: 'Hinterlegt',
    kinds: { received: 'erhalten', returned: 'zurückgegeben', kept: 'einbehalten' },
    receive: (sum: string) => `${sum} erhalten`,
    giveBack: (sum: string) => `${sum} zurückgegeben`,
    kind: 'Was ist damit?',
    cents: 'Betrag in Euro',
    reason: 'Grund',
    reasonHint: 'Wird die Kaution einbehalten, lesen das auch die Ausleihenden.',
    save: 'Eintragen',
    toLoan: 'Zurück zur Ausleihe',
    forGood: 'Ein Eintrag bleibt stehen. Was falsch war, gleicht ein weiterer aus.',
  },
  {
    title: 'Deposit',
    note: 'Enter a deposit',
    other: 'Enter something else',
    expected: 'Agreed',
    held: 'Held',
    kinds: { received: 'received', returned: 'given back', kept: 'kept' },
    receive: (sum: string) => `${sum} received`,
    giveBack: (sum: string) => `${sum} given back`,
    kind: 'What became of it?',
    cents: 'Amount in euros',
    reason: 'Reason',
    reasonHint: 'If the deposit is kept, those who borrow read this too.',
    save: 'Enter',
    toLoan: 'Back to the loan',
    forGood: 'An entry stays. What was wrong is balanced by another one.',
  },
);
