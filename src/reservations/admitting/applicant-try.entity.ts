/** An applicant's try: that somebody asked to be let in, from a network, so that limits can count it. Says nothing of who it was. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

@Entity('applicant_tries')
@Index(['emailHash', 'createdAt'])
@Index(['network', 'createdAt'])
@Index(['wideNetwork', 'createdAt'])
@Index(['allianceId', 'createdAt'])
@Index(['createdAt'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
export class ApplicantTry {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** SHA-256 in hexadecimal. */
  @Text(64) emailHash!: string;
  /** `192.0.2.0/24` or `2001:db8:0:0::/64`; null for this machine itself. */
  @Text(50, { nullable: true }) network!: string | null;
  /** `192.0.0.0/16` or `2001:db8:0::/48`; null likewise. */
  @Text(50, { nullable: true }) wideNetwork!: string | null;
  @Instant() createdAt!: Date;
}
