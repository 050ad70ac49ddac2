/** A closure (Sperrzeit): takes k of n units out for a time. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../database/columns.js';
import { isSameInstant } from '../shared/period.js';

/** Of what is broken or gone: until somebody says otherwise. */
export const OPEN_END = new Date('9999-01-01T00:00:00Z');

export const closureCauses = ['damaged', 'missing', 'own-use'] as const;
export type ClosureCause = (typeof closureCauses)[number];

@Entity('closures')
@Index(['itemId', 'endsAt'])
@Index(['allianceId', 'endsAt'])
@Index(['seriesId', 'startsAt'], { unique: true })
@ForeignKey('Item', ['allianceId', 'itemId'], ['allianceId', 'id'])
@ForeignKey('Person', ['createdBy'], ['id'])
@Check('ck_closures_quantity', '"quantity" BETWEEN 1 AND 100000')
@Check('ck_closures_period', '"starts_at" < "ends_at"')
export class Closure {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() itemId!: string;
  @Int() quantity!: number;
  @Instant() startsAt!: Date;
  @Instant() endsAt!: Date;
  /** What everybody who belongs to the alliance may read; null where nothing was said. */
  @Text(300, { nullable: true }) reason!: string | null;
  /** For the coordination and the owner only. */
  @Text(300) note!: string;
  /** What is broken or gone stays closed until somebody says that it is back; own use rests afterwards as a loan does; null for whatever else was planned. */
  @Text(20, { nullable: true }) cause!: ClosureCause | null;
  /** The line of the loan from which it came back so; null for what was planned. */
  @Ref({ nullable: true }) lineId!: string | null;
  /** What comes back every year: its series; null for what is closed once. */
  @Ref({ nullable: true }) seriesId!: string | null;
  /** The set for whose own use it was entered; null for whatever was meant for the item itself. */
  @Ref({ nullable: true }) setId!: string | null;
  /** Of the first of those that were entered together, and end together; null for one alone. */
  @Ref({ nullable: true }) togetherId!: string | null;
  @Ref() createdBy!: string;
  @Instant() createdAt!: Date;
}

export const isOpenEnded = ({ endsAt }: Pick<Closure, 'endsAt'>): boolean => isSameInstant(endsAt, OPEN_END);
