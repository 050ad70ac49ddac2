/** A feed (Kalender-Abo): a secret address under which a calendar program reads reservations, as its maker may see them. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

export const feedScopes = ['alliance', 'item', 'owner', 'storagePlace', 'partner'] as const;
export type FeedScope = (typeof feedScopes)[number];
export const feedDetails = ['public', 'partners', 'full', 'desk'] as const;
export type FeedDetail = (typeof feedDetails)[number];

@Entity('feeds')
@Unique(['secretHash'])
@Index(['allianceId', 'personId'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Person', ['personId'], ['id'])
@ForeignKey('Partner', ['allianceId', 'partnerId'], ['allianceId', 'id'])
@ForeignKey('Item', ['allianceId', 'itemId'], ['allianceId', 'id'])
@ForeignKey('StoragePlace', ['allianceId', 'storagePlaceId'], ['allianceId', 'id'])
@Check(
  'ck_feeds_scope',
  `("scope" IN ('partner', 'owner')) = ("partner_id" IS NOT NULL) AND ("scope" <> 'item' OR "item_id" IS NOT NULL) AND ("scope" <> 'storagePlace' OR "storage_place_id" IS NOT NULL)`,
)
export class Feed {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** Whose feed it is; it shows what this person may see at each request. */
  @Ref() personId!: string;
  @Text(20) scope!: FeedScope;
  /** The partner of scope `partner`, who borrows, and of scope `owner`, who lends; null otherwise. */
  @Ref({ nullable: true }) partnerId!: string | null;
  /** The item of scope `item`. */
  @Ref({ nullable: true }) itemId!: string | null;
  /** The place of scope `storagePlace`. */
  @Ref({ nullable: true }) storagePlaceId!: string | null;
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
