/** What a client says when it looks at the pooled list. */
import { ApiProperty } from '@nestjs/swagger';
import { IdField, InstantField, TextField } from '../http/fields.decorators.js';
import { CursorField, ListQuery } from '../http/list.query.js';
import { isCleanText } from '../shared/input-text.js';

export class PoolQuery extends ListQuery {
  /** Carries an inventory number. */
  @CursorField((part) => part.length <= 40 && isCleanText(part, false)) declare cursor?: string;
  @InstantField({ says: 'With `until`: what is free throughout this period.', optional: true }) from?: Date;
  @InstantField({ says: 'End of the period, exclusive.', optional: true }) until?: Date;
  @TextField({ says: 'Words in name, number, category or description.', max: 100, optional: true })
  search?: string;
  @TextField({ says: 'Only under this heading.', max: 80, optional: true }) category?: string;
  @IdField({ says: 'Only what belongs to this partner.', optional: true }) owner?: string;
  @IdField({ says: 'Only from this storage place.', optional: true }) storagePlace?: string;
}

export class AvailabilityQuery {
  @InstantField({ says: 'First instant.' }) from!: Date;
  @InstantField({ says: 'End, exclusive.' }) until!: Date;
}

export class StepView {
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty({ format: 'date-time', description: 'Exclusive.' }) until!: string;
  @ApiProperty({ description: 'Units at hand throughout the step.' }) free!: number;
}
