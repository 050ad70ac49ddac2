/** A mail in the outbox: first the facts that it tells, from its first try on the bytes that leave, at last only what became of it. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Bytes, Id, Instant, Int, LongText, Ref, Text } from '../database/columns.js';

/** `due` waits; `sent` was accepted; `dead` was refused for good; `expired` came too late; `superseded` was overtaken by a newer one. */
export const mailStates = ['due', 'sent', 'dead', 'expired', 'superseded'] as const;
export type MailState = (typeof mailStates)[number];

/** What is said of an ended mail is kept for a while only. */
export const KEPT = `"state" <> 'due' AND ("raw" IS NOT NULL OR "facts" IS NOT NULL)`;
/** Kinds whose mails are erased as a whole once their time is over, since they hold secrets or strangers' words. */
export const ERASED = `"kind" IN ('sign-in-code', 'new-applicant', 'not-admitted')`;

@Entity('outbox_mails')
@Unique(['messageId'])
@Index('ix_outbox_mails_due', ['nextAt', 'id'], { where: `"state" = 'due'` })
@Index('ix_outbox_mails_stale', ['staleAt'], { where: `"state" = 'due'` })
@Index('ix_outbox_mails_kept', ['endedAt'], { where: KEPT })
@Index('ix_outbox_mails_erased', ['kind', 'createdAt'], { where: ERASED })
@Index(['series', 'position'])
@Index(['uid'])
@Index(['recipient', 'endedAt'])
@Index(['allianceId', 'id'])
@Index(['allianceId', 'state', 'id'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@Check('ck_outbox_state', `"state" IN ('due', 'sent', 'dead', 'expired', 'superseded')`)
export class OutboxMail {
  @Id() id!: string;
  /** Whose coordination may see it; null for sign-in codes. */
  @Ref({ nullable: true }) allianceId!: string | null;
  /** Mails of one series leave in order: `reservation id + recipient`, or the mail's own id. */
  @Text(300) series!: string;
  /** Counts within the series, from 1. */
  @Int() position!: number;
  /** Which mail it is, such as `approved`. */
  @Text(40) kind!: string;
  @Text(254) recipient!: string;
  /** Null until it is worded. */
  @Text(300, { nullable: true }) subject!: string | null;
  /** UID, SEQUENCE and METHOD of the calendar part; null without one. */
  @Ref({ nullable: true }) uid!: string | null;
  @Int({ nullable: true }) sequence!: number | null;
  @Text(10, { nullable: true }) method!: string | null;
  @Text(120) messageId!: string;
  @Text(254) envelopeFrom!: string;
  /** Who speaks to whom, and a snapshot of what is told, as JSON; null once it is worded. */
  @LongText({ nullable: true }) facts!: string | null;
  /** The complete message, as it leaves at every try; null before the first one. */
  @Bytes({ select: false, nullable: true }) raw!: Buffer | null;
  @Text(20) state!: MailState;
  @Int() attempts!: number;
  /** Not before; that of a mail that waits for an earlier one of its series is not before that one's. */
  @Instant() nextAt!: Date;
  /** After this it is no use any more; null: never. */
  @Instant({ nullable: true }) staleAt!: Date | null;
  /** Until then somebody is sending it; by the database's time. */
  @Instant({ nullable: true }) leaseUntil!: Date | null;
  /** SMTP reply code of the last try; null where none came. */
  @Int({ nullable: true }) lastCode!: number | null;
  @Text(500) lastText!: string;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) endedAt!: Date | null;
}
