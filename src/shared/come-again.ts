/** What everybody is told while there is more to do than can be done, or no database. */
import { Refusal } from './refusal.js';

const words = {
  de: 'Das System ist gerade überlastet oder in Wartung. Bitte versuchen Sie es gleich noch einmal.',
  en: 'The system is overloaded or under maintenance. Please try again in a moment.',
};

/** 503 with Retry-After. The same whatever the cause: that is for the log. */
export class ComeAgain extends Refusal {
  constructor() {
    super('unavailable', 'unavailable', words, { retryAfter: 2 });
  }
}
