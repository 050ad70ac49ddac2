/** A stand-in: who is away, from when until when, and who decides in their place meanwhile. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Ref } from '../../database/columns.js';

@Entity('stand_ins')
@Index(['allianceId', 'personId'])
@Index(['deputyId', 'allianceId'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Partner', ['allianceId', 'partnerId'], ['allianceId', 'id'])
@ForeignKey('Person', ['personId'], ['id'])
@ForeignKey('Person', ['deputyId'], ['id'])
@Check('ck_stand_ins_period', '"starts_at" < "ends_at"')
export class StandIn {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** Who is away. */
  @Ref() personId!: string;
  /** For which partner they act; null for the coordination. */
  @Ref({ nullable: true }) partnerId!: string | null;
  /** Who decides meanwhile. */
  @Ref() deputyId!: string;
  /** The first instant of the first day in the alliance's zone, and the end of the last. */
  @Instant() startsAt!: Date;
  @Instant() endsAt!: Date;
  @Instant() createdAt!: Date;
}
