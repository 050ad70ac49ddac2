/** A sign-in: a mailed code and link that wait ten minutes; whichever is used ends both. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../../database/columns.js';

@Entity('sign_ins')
@Unique(['linkHash'])
@Index(['email', 'createdAt'])
@Index(['personId'])
@ForeignKey('Person', ['personId'], ['id'])
@Check('ck_sign_ins_tries', '"tries" BETWEEN 0 AND 5')
export class SignIn {
  @Id() id!: string;
  @Text(254) email!: string;
  /** Null where nobody has this address: such rows only keep the answer alike. */
  @Ref({ nullable: true }) personId!: string | null;
  /** SHA-256 of row id and code, hexadecimal. */
  @Text(64) codeHash!: string;
  /** SHA-256 of the link's secret, hexadecimal. */
  @Text(64) linkHash!: string;
  /** SHA-256 of the cookie of the browser that asked, hexadecimal: the link signs in nobody else. */
  @Text(64) askingHash!: string;
  /** A path of ours, where the browser goes afterwards. */
  @Text(500) returnTo!: string;
  /** Wrong codes so far; code and link die with the fifth. */
  @Int() tries!: number;
  @Instant() createdAt!: Date;
  @Instant() expiresAt!: Date;
  /** Set when code or link was used, or a newer one replaced them. */
  @Instant({ nullable: true }) endedAt!: Date | null;
}
