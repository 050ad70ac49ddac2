/** What a client says when it looks at the pooled list. */
import { IdField, InstantField, SameAs, TextField } from '../../http/fields.decorators.js';
import { ListQuery } from '../../http/list.query.js';
import { Shows, whole } from '../../http/shown.decorators.js';

export class PoolQuery extends ListQuery {
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
  @SameAs(AvailabilityQuery) from!: string;
  @SameAs(AvailabilityQuery) until!: string;
  @Shows('Units at hand throughout the step.', whole) free!: number;
}
