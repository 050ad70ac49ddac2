/** Closures over the wire. */
import { ApiProperty } from '@nestjs/swagger';
import { IdField, InstantField, IntField, TextField } from '../http/fields.decorators.js';
import { ListQuery } from '../http/list.query.js';
import type { Closure } from './closure.entity.js';

export class NewClosureDto {
  @IdField({ says: 'The item of which units are out.' }) itemId!: string;
  @IntField({ says: 'Units that are out.', min: 1, max: 100_000 }) quantity!: number;
  @InstantField({ says: 'First instant.' }) from!: Date;
  @InstantField({ says: 'End, exclusive.' }) until!: Date;
  @TextField({ says: 'Why: maintenance, own use, season.', max: 300 }) reason!: string;
}

export class ClosureQuery extends ListQuery {
  @IdField({ says: 'Only closures of this item.', optional: true }) item?: string;
}

export class ClosureView {
  @ApiProperty() id!: string;
  @ApiProperty() itemId!: string;
  @ApiProperty() quantity!: number;
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time', description: 'Exclusive.' }) until!: string;
  @ApiProperty() reason!: string;
}

export const closureView = (closure: Closure): ClosureView => ({
  id: closure.id,
  itemId: closure.itemId,
  quantity: closure.quantity,
  from: closure.startsAt.toISOString(),
  until: closure.endsAt.toISOString(),
  reason: closure.reason,
});
