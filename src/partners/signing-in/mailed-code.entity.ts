/** A mailed code: that one went out to an address, asked for from a network, so that limits can count it. */
import { Entity, Index } from 'typeorm';
import { Flag, Id, Instant, Text } from '../../database/columns.js';

@Entity('mailed_codes')
@Index(['email', 'createdAt'])
@Index(['network', 'createdAt'])
@Index(['widerNetwork', 'createdAt'])
@Index(['widestNetwork', 'createdAt'])
@Index(['createdAt'])
export class MailedCode {
  @Id() id!: string;
  @Text(254) email!: string;
  /** `192.0.2.0/24` or `2001:db8:0:0::/64`; null for this machine itself. */
  @Text(50, { nullable: true }) network!: string | null;
  /** `192.0.0.0/16` or `2001:db8:0:0::/56`; null for this machine itself. */
  @Text(50, { nullable: true }) widerNetwork!: string | null;
  /** `2001:db8:0::/48`; null for IPv4 too. */
  @Text(50, { nullable: true }) widestNetwork!: string | null;
  /** Whether somebody gets it; null, where that was not noted, counts as for an address that nobody has. */
  @Flag({ nullable: true }) isKnown!: boolean | null;
  @Instant() createdAt!: Date;
}
