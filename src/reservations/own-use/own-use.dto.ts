/** Own use over the wire. */
import { FlagField, IdField, InstantField, IntField, TextField } from '../../http/fields.decorators.js';

export class OwnUseDto {
  @IdField({ says: 'The item that its owner uses.' }) itemId!: string;
  @IntField({ says: 'Units of it.', min: 1, max: 100_000 }) quantity!: number;
  @InstantField({ says: 'First instant.' }) from!: Date;
  @InstantField({ says: 'End, exclusive. Afterwards they rest as after a loan.' }) until!: Date;
  @TextField({
    says: 'What for. Everybody who belongs to the alliance reads it. Demanded with `force`.',
    max: 300,
    optional: true,
  })
  reason?: string;
  @FlagField({
    says: 'For the coordination only: even where it takes what was promised. Whom it hurts is told.',
    optional: true,
  })
  force?: boolean;
}
