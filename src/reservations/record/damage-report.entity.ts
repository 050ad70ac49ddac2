/** A damage report: what a borrower says of a thing while it is out. It changes no stock; whoever takes it back confirms it or not. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../../database/columns.js';

@Entity('damage_reports')
@Index(['allianceId', 'reservationId'])
@Index(['lineId'])
@ForeignKey('Reservation', ['allianceId', 'reservationId'], ['allianceId', 'id'])
@ForeignKey('ReservationLine', ['allianceId', 'lineId'], ['allianceId', 'id'])
@ForeignKey('Person', ['personId'], ['id'])
@Check('ck_damage_reports_quantity', '"quantity" BETWEEN 1 AND 100000')
export class DamageReport {
  /** In the order in which they came. */
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() reservationId!: string;
  @Ref() lineId!: string;
  @Ref() personId!: string;
  @Instant() at!: Date;
  @Int() quantity!: number;
  /** What is wrong with them; empty where nothing was said. */
  @Text(250) note!: string;
  /** When whoever took it back had looked; null while it waits. */
  @Instant({ nullable: true }) settledAt!: Date | null;
}
