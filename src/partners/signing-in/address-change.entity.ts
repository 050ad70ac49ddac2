/** A change of somebody's mail address: a code to the new one, and for three days a way back for the old one. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../../database/columns.js';

@Entity('address_changes')
@Unique(['undoHash'])
@Index(['personId'])
@Index(['oldEmail'])
@ForeignKey('Person', ['personId'], ['id'])
@Check('ck_address_changes_tries', '"tries" BETWEEN 0 AND 5')
export class AddressChange {
  @Id() id!: string;
  @Ref() personId!: string;
  @Text(254) oldEmail!: string;
  @Text(254) newEmail!: string;
  /** SHA-256 of row id and code, hexadecimal. */
  @Text(64) codeHash!: string;
  /** Wrong tries so far; the code dies with the fifth. */
  @Int() tries!: number;
  @Instant() createdAt!: Date;
  @Instant() expiresAt!: Date;
  /** Set when the code was used or cannot be used any more. */
  @Instant({ nullable: true }) endedAt!: Date | null;
  /** SHA-256 of the secret in the mail to the old address; null until the change was made. */
  @Text(64, { nullable: true }) undoHash!: string | null;
  /** The way back is open until then; null before the change, and after it was gone or closed. */
  @Instant({ nullable: true }) undoUntil!: Date | null;
}
