/** Stand-ins over the wire: who is away, and who decides meanwhile. */
import { DayField, IdField, SameAs } from '../../http/fields.decorators.js';
import { orNull, Shows, text } from '../../http/shown.decorators.js';

export class NewStandInDto {
  @IdField({
    says: 'The partner for which you act and are away; null or left out: the coordination.',
    optional: true,
    nullable: true,
  })
  partnerId?: string | null;
  @IdField({
    says: 'Who decides meanwhile: somebody of the same partner; for the coordination one of its people, or anybody here whom a coordinator names.',
  })
  deputyId!: string;
  @DayField({ says: 'First day, in the zone of the alliance.' }) from!: string;
  @DayField({ says: 'Last day, included. The rights end with it.' }) until!: string;
}

export class StandInView {
  @Shows('Of the entry.') id!: string;
  @Shows('Who is away.') personId!: string;
  @Shows('Their name.') personName!: string;
  @Shows('The partner for which they act; null: the coordination.', orNull(text)) partnerId!: string | null;
  @Shows('What it is called; null: the coordination.', orNull(text)) partnerName!: string | null;
  @SameAs(NewStandInDto) deputyId!: string;
  @Shows('The name of whoever decides meanwhile.') deputyName!: string;
  @SameAs(NewStandInDto) from!: string;
  @SameAs(NewStandInDto) until!: string;
}
