/** A feed (Kalender-Abo): a secret address under which a calendar program reads bookings, as its maker may see them. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../database/columns.js';

export const feedScopes = ['alliance', 'partner'] as const;
export type FeedScope = (typeof feedScopes)[number];
export const feedDetails = ['partners', 'full'] as const;
export type FeedDetail = (typeof feedDetails)[number];

@Entity('feeds')
@Unique(['secretHash'])
@Index(['allianceId', 'personId'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Person', ['personId'], ['id'])
@ForeignKey('Partner', ['allianceId', 'partnerId'], ['allianceId', 'id'])
@Check('ck_feeds_scope', `("scope" = 'partner') = ("partner_id" IS NOT NULL)`)
export class Feed {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** Whose feed it is; it shows what this person may see at each request. */
  @Ref() personId!: string;
  @Text(20) scope!: FeedScope;
  /** The partner of scope `partner`; null otherwise. */
  @Ref({ nullable: true }) partnerId!: string | null;
  @Text(20) detail!: FeedDetail;
  @Text(80) name!: string;
  /** Last segment of the address; some programs show it as the calendar's name. */
  @Text(80) slug!: string;
  /** SHA-256 of the secret, hexadecimal; the secret itself is shown once. */
  @Text(64) secretHash!: string;
  @Instant() createdAt!: Date;
  /** Written at most hourly. */
  @Instant({ nullable: true }) lastUsedAt!: Date | null;
  @Instant({ nullable: true }) revokedAt!: Date | null;
}
