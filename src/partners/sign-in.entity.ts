/** A sign-in: a mailed code that waits ten minutes to be typed in. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../database/columns.js';

@Entity('sign_ins')
@Index(['email', 'createdAt'])
@ForeignKey('Person', ['personId'], ['id'])
@Check('ck_sign_ins_tries', '"tries" BETWEEN 0 AND 5')
export class SignIn {
  @Id() id!: string;
  @Text(254) email!: string;
  /** Null where nobody has this address: such rows only keep the answer alike. */
  @Ref({ nullable: true }) personId!: string | null;
  /** SHA-256 of row id and code, hexadecimal. */
  @Text(64) codeHash!: string;
  /** Wrong tries so far; the code dies with the fifth. */
  @Int() tries!: number;
  @Instant() createdAt!: Date;
  @Instant() expiresAt!: Date;
  /** Set when the code was used or a newer one replaced it. */
  @Instant({ nullable: true }) endedAt!: Date | null;
}
