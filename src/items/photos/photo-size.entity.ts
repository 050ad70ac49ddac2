/** The bytes of a photo in one size, in a table of their own so that no list ever loads them. They never change. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Bytes, Id, Ref, Text } from '../../database/columns.js';
import type { PhotoSizeName } from './photo-sizes.js';

@Entity('photo_sizes')
@Unique(['allianceId', 'photoId', 'size'])
@ForeignKey('Photo', ['allianceId', 'photoId'], ['allianceId', 'id'])
@Check('ck_photo_sizes_size', `"size" IN ('small', 'medium', 'large')`)
export class PhotoSize {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() photoId!: string;
  @Text(10) size!: PhotoSizeName;
  /** WebP, at most 200 kB. */
  @Bytes() bytes!: Buffer;
}
