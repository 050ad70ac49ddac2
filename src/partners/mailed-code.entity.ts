/** A mailed code: that one went out to an address at the wish of a network, so that limits can count it. */
import { Entity, Index } from 'typeorm';
import { Id, Instant, Text } from '../database/columns.js';

@Entity('mailed_codes')
@Index(['email', 'createdAt'])
@Index(['network', 'createdAt'])
@Index(['createdAt'])
export class MailedCode {
  @Id() id!: string;
  @Text(254) email!: string;
  /** `192.0.2.0/24` or `2001:db8:0:0::/64`; null for this machine itself. */
  @Text(50, { nullable: true }) network!: string | null;
  @Instant() createdAt!: Date;
}
