/** An attempt: a form's work, and the same form again where it is refused, with everything that was typed. */
import type { Cookie } from '../../http/cookie.js';
import { Refusal } from '../../shared/refusal.js';
import type { Answer, Page } from './page.js';

/** How a form that is shown again is answered, by what was wrong. */
type Statuses = Partial<Record<Refusal['kind'], number>>;

export const usualStatuses: Statuses = {
  invalid: 422,
  conflict: 409,
  stale: 412,
  'too-large': 413,
  'too-many': 429,
};

/** What the form can do nothing about (not signed in, not allowed, not there) flies on and becomes a page of its own. */
export async function attempt(
  work: () => Promise<Answer>,
  again: (refusal: Refusal) => Page | Promise<Page>,
  statuses = usualStatuses,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || statuses[error.kind] === undefined) throw error;
    const refusal = isRepeated(error) ? sentBefore() : error;
    return { ...(await again(refusal)), status: statuses[refusal.kind] ?? 422 };
  }
}

/** The browser keeps these cookies whatever becomes of the work. */
export async function keeping(cookies: readonly Cookie[], work: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await work();
    return { ...answer, cookies: [...cookies, ...(answer.cookies ?? [])] };
  } catch (thrown) {
    return { thrown, cookies };
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
