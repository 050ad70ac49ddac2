/** Closures over the wire. */
import { FlagField, IdField, InstantField, IntField, SameAs, TextField } from '../http/fields.decorators.js';
import { ListQuery } from '../http/list.query.js';
import { choice, instant, orMissing, orNull, Shows, text } from '../http/shown.decorators.js';
import { closureCauses, isOpenEnded, type Closure, type ClosureCause } from './closure.entity.js';

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
  @FlagField({
    says: 'It comes back every year, on the same days by the clock of the alliance. Each year is a closure of its own, made as far ahead as things may be asked for.',
    optional: true,
  })
  everyYear?: boolean;
}

export class ClosureQuery extends ListQuery {
  @IdField({ says: 'Only closures that were entered for the own use of this set.', optional: true })
  set?: string;
  @IdField({ says: 'Only closures of this item.', optional: true }) item?: string;
}

export class ClosureView {
  @Shows('Of the closure.') id!: string;
  @SameAs(NewClosureDto) itemId!: string;
  @SameAs(NewClosureDto) quantity!: number;
  @SameAs(NewClosureDto) from!: string;
  @Shows('End, exclusive; null where it lasts until somebody says that the units are back.', orNull(instant))
  until!: string | null;
  @Shows(
    'What came back broken from a loan, or not at all, or is in use by its owner; null for whatever else was planned.',
    orNull(choice(closureCauses)),
  )
  cause!: ClosureCause | null;
  @SameAs(NewClosureDto) everyYear!: boolean;
  @Shows('The same for all years of one closure; null for what is closed once.', orNull({ type: String }))
  seriesId!: string | null;
  @Shows('The set for whose own use it was entered; null otherwise.', orNull(text)) setId!: string | null;
  @Shows('The first of those that end together; null where it ends alone.', orNull(text))
  togetherId!: string | null;
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
  until: isOpenEnded(closure) ? null : closure.endsAt.toISOString(),
  cause: closure.cause ?? null,
  everyYear: (closure.seriesId ?? null) !== null,
  seriesId: closure.seriesId ?? null,
  setId: closure.setId ?? null,
  togetherId: closure.togetherId ?? null,
  reason: closure.reason ?? '',
  ...(withNote ? { note: closure.note } : {}),
});
