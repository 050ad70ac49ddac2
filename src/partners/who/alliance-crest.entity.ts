/** The crest of an alliance: a small picture, drawn anew from what somebody uploaded. */
import { Entity, ForeignKey, Unique } from 'typeorm';
import { Bytes, Id, Ref } from '../../database/columns.js';

@Entity('alliance_crests')
@Unique(['allianceId'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
export class AllianceCrest {
  /** Another one for each picture, so that browsers may keep it for ever. */
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** PNG. */
  @Bytes() bytes!: Buffer;
}
