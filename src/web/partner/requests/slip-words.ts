/** The words of the loan slip. */
import { dictionary } from '../../../shared/words.js';

export const slipWords = dictionary(
  {
    slip: (number: string) => `Leihschein ${number}`,
    code: 'Mit dem Handy öffnen',
    forWhom: 'Für',
    accessories: (names: string) => `Zubehör: ${names}`,
    sum: (what: string, sum: string) => `${what}: ${sum}`,
    out: 'Ausgabe',
    back: 'Rückgabe',
    when: 'Datum, Uhrzeit',
    paid: 'Kaution erhalten, in Euro',
    paidBack: 'Kaution zurückgegeben, in Euro',
    gave: 'Ausgegeben (Unterschrift)',
    got: 'Erhalten (Unterschrift)',
    brought: 'Zurückgebracht (Unterschrift)',
    took: 'Zurückgenommen (Unterschrift)',
  },
  {
    slip: (number: string) => `Loan slip ${number}`,
    code: 'Open on a phone',
    forWhom: 'For',
    accessories: (names: string) => `Accessories: ${names}`,
    sum: (what: string, sum: string) => `${what}: ${sum}`,
    out: 'Hand-over',
    back: 'Return',
    when: 'Date, time',
    paid: 'Deposit received, in euros',
    paidBack: 'Deposit given back, in euros',
    gave: 'Handed over (signature)',
    got: 'Received (signature)',
    brought: 'Brought back (signature)',
    took: 'Taken back (signature)',
  },
);
