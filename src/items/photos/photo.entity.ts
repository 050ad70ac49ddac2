/** A photo: what is known of a picture that somebody uploaded, but for its bytes. Of what it is, whoever shows it says. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Int, Ref } from '../../database/columns.js';

@Entity('photos')
@Unique(['allianceId', 'id'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@Check('ck_photos_byte_count', '"byte_count" BETWEEN 1 AND 614400')
export class Photo {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** Of the large size, in pixels. */
  @Int() width!: number;
  @Int() height!: number;
  /** All sizes together, for the alliance's share. */
  @Int() byteCount!: number;
  @Instant() madeAt!: Date;
}
