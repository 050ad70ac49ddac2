/** Mails over the wire: what the coordination sees of what was mailed. */
import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField } from '../http/fields.decorators.js';
import { ListQuery } from '../http/list.query.js';
import { outcomeOf } from '../notifications/mail-outcomes.js';
import { mailStates, type MailState, type OutboxMail } from '../notifications/outbox-mail.entity.js';
import type { Language } from '../shared/words.js';

export class SentMailQuery extends ListQuery {
  @ChoiceField({
    says: 'Only mails in this state; `dead` could not be delivered.',
    of: mailStates,
    optional: true,
  })
  state?: MailState;
}

export class SentMailView {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Which mail it is, such as `approved`.' }) kind!: string;
  @ApiProperty() recipient!: string;
  @ApiProperty() subject!: string;
  @ApiProperty({ enum: mailStates }) state!: MailState;
  @ApiProperty() attempts!: number;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null while it waits.' })
  endedAt!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The next try; null where there is none.',
  })
  nextAt!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'SMTP reply code of the last try.' })
  lastCode!: number | null;
  @ApiProperty({ description: 'Why it is in this state, in the language of Accept-Language.' })
  reason!: string;
}

export const sentMailView = (mail: OutboxMail, language: Language): SentMailView => ({
  id: mail.id,
  kind: mail.kind,
  recipient: mail.recipient,
  subject: mail.subject,
  state: mail.state,
  attempts: mail.attempts,
  createdAt: mail.createdAt.toISOString(),
  endedAt: mail.endedAt?.toISOString() ?? null,
  nextAt: mail.state === 'due' ? mail.nextAt.toISOString() : null,
  lastCode: mail.lastCode,
  reason: outcomeOf(mail)[language],
});
