/** A code mailed to somebody who opened an invitation: whoever types it in has the mailbox, and joins. Erased within the hour. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../../database/columns.js';
import type { Language } from '../../shared/words.js';

@Entity('invitation_codes')
@Index(['invitationId', 'email'])
@Index(['createdAt'])
@ForeignKey('Invitation', ['allianceId', 'invitationId'], ['allianceId', 'id'])
@Check('ck_invitation_codes_tries', '"tries" BETWEEN 0 AND 5')
export class InvitationCode {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() invitationId!: string;
  @Text(254) email!: string;
  /** What they call themselves; of somebody who is known it counts for nothing. */
  @Text(200) name!: string;
  /** In which pages spoke to them. */
  @Text(2) language!: Language;
  /** SHA-256 of row id and code, hexadecimal. */
  @Text(64) codeHash!: string;
  /** Wrong tries so far; the code dies with the fifth. */
  @Int() tries!: number;
  @Instant() createdAt!: Date;
  @Instant() expiresAt!: Date;
  /** Set when the code was used, or a newer one replaced it. */
  @Instant({ nullable: true }) endedAt!: Date | null;
}
