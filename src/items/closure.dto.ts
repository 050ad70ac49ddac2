/** Closures over the wire. */
import { IdField, InstantField, IntField, SameAs, TextField } from '../http/fields.decorators.js';
import { ListQuery } from '../http/list.query.js';
import { orMissing, Shows } from '../http/shown.decorators.js';
import type { Closure } from './closure.entity.js';

export class NewClosureDto {
  @IdField({ says: 'The item of which units are out.' }) itemId!: string;
  @IntField({ says: 'Units that are out.', min: 1, max: 100_000 }) quantity!: number;
  @InstantField({ says: 'First instant.' }) from!: Date;
  @InstantField({ says: 'End, exclusive.' }) until!: Date;
  @TextField({
    says: 'Why: maintenance, own use, season. Everybody who belongs to the alliance reads it.',
    max: 300,
    optional: true,
  })
  reason?: string;
  @TextField({
    says: 'What only the coordination and the owner read: names, numbers, details.',
    max: 300,
    optional: true,
  })
  note?: string;
}

export class ClosureQuery extends ListQuery {
  @IdField({ says: 'Only closures of this item.', optional: true }) item?: string;
}

export class ClosureView {
  @Shows('Of the closure.') id!: string;
  @SameAs(NewClosureDto) itemId!: string;
  @SameAs(NewClosureDto) quantity!: number;
  @SameAs(NewClosureDto) from!: string;
  @SameAs(NewClosureDto) until!: string;
  @SameAs(NewClosureDto) reason!: string;
  @Shows('What only the coordination and the owner read; missing for everybody else.', orMissing())
  note?: string;
}

/** `withNote`: the reader decides about it, or owns the item. */
export const closureView = (closure: Closure, withNote: boolean): ClosureView => ({
  id: closure.id,
  itemId: closure.itemId,
  quantity: closure.quantity,
  from: closure.startsAt.toISOString(),
  until: closure.endsAt.toISOString(),
  reason: closure.reason ?? '',
  ...(withNote ? { note: closure.note } : {}),
});
