/** An attempt: a form's work, and the same form again where it is refused, with everything that was typed. */
import { Refusal } from '../../shared/refusal.js';
import type { Answer, Page } from './page.js';

const status: Partial<Record<Refusal['kind'], number>> = {
  invalid: 422,
  conflict: 409,
  stale: 412,
  'too-many': 429,
};

/** What the form can do nothing about (not signed in, not allowed, not there) flies on and becomes a page of its own. */
export async function attempt(
  work: () => Promise<Answer>,
  again: (refusal: Refusal) => Page | Promise<Page>,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || status[error.kind] === undefined) throw error;
    const refusal = isRepeated(error) ? sentBefore() : error;
    return { ...(await again(refusal)), status: status[refusal.kind] ?? 422 };
  }
}

const isRepeated = ({ details }: Refusal): boolean =>
  details.errors?.some(({ field }) => field === 'Idempotency-Key') === true;

/** Somebody went back, changed something, and sent the form once more. */
function sentBefore(): Refusal {
  const words = {
    de: 'Dieses Formular haben Sie schon einmal abgeschickt. Senden Sie es noch einmal, wenn Sie es ein zweites Mal wollen.',
    en: 'You have sent this form before. Send it again if you want it a second time.',
  };
  return new Refusal('conflict', 'sent-before', words);
}
