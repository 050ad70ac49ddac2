/** Mails over the wire: what the coordination sees of what was mailed. */
import { ChoiceField } from '../../http/fields.decorators.js';
import { ListQuery } from '../../http/list.query.js';
import { choice, instant, orNull, Shows, whole } from '../../http/shown.decorators.js';
import { outcomeOf } from '../../notifications/mail-outcomes.js';
import { mailStates, type MailState, type OutboxMail } from '../../notifications/outbox-mail.entity.js';
import type { Language, Words } from '../../shared/words.js';

export class SentMailQuery extends ListQuery {
  @ChoiceField({
    says: 'Only mails in this state; `dead` could not be delivered.',
    of: mailStates,
    optional: true,
  })
  state?: MailState;
}

export class SentMailView {
  @Shows('Of the mail.') id!: string;
  @Shows('Which mail it is, such as `approved`.') kind!: string;
  @Shows('The address it goes to.') recipient!: string;
  @Shows('Its subject.') subject!: string;
  @Shows('What became of it; `dead` could not be delivered.', choice(mailStates)) state!: MailState;
  @Shows('How often it was tried.', whole) attempts!: number;
  @Shows('When it was written.', instant) createdAt!: string;
  @Shows('When it went or was given up; null while it waits.', orNull(instant)) endedAt!: string | null;
  @Shows('The next try; null where there is none.', orNull(instant)) nextAt!: string | null;
  @Shows('SMTP reply code of the last try; null where there was no reply.', orNull(whole))
  lastCode!: number | null;
  @Shows('Why it is in this state, in the language of Accept-Language.') reason!: string;
}

/** What this version of the program cannot put into words. */
const unread: Words = { de: 'E-Mail ohne Worte', en: 'Mail without words' };

/** `subject` as it will be where the mail is not worded yet; undefined where that cannot be said. */
export const sentMailView = (
  mail: OutboxMail,
  subject: string | undefined,
  language: Language,
): SentMailView => ({
  id: mail.id,
  kind: mail.kind,
  recipient: mail.recipient,
  subject: subject ?? unread[language],
  state: mail.state,
  attempts: mail.attempts,
  createdAt: mail.createdAt.toISOString(),
  endedAt: mail.endedAt?.toISOString() ?? null,
  nextAt: mail.state === 'due' ? mail.nextAt.toISOString() : null,
  lastCode: mail.lastCode,
  reason: outcomeOf(mail)[language],
});
