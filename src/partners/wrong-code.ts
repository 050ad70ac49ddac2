/** A mailed code that was not the right one: what is said is the same, wherever codes are typed. */
import { Refusal, type RefusalKind } from '../shared/refusal.js';

export const wrongCode = (kind: RefusalKind): Refusal =>
  new Refusal(kind, 'wrong-code', {
    de: 'Dieser Code stimmt nicht oder gilt nicht mehr. Bitte fordern Sie einen neuen an.',
    en: 'This code is wrong or no longer valid. Please ask for a new one.',
  });
