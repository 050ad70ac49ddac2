/** Qualifications over the wire. */
import { PartialType } from '@nestjs/swagger';
import { DayField, IdField, IntField, SameAs, TextField } from '../../http/fields.decorators.js';
import { instant, orNull, Shows, text } from '../../http/shown.decorators.js';
import type { Qualification } from '../../partners/who/qualification.entity.js';

export class NewQualificationDto {
  @TextField({
    says: 'What it is called, such as the instruction for the bouncy castle; unique in the alliance.',
    min: 1,
    max: 120,
  })
  name!: string;
  @IntField({
    says: 'Months for which it usually lasts; null: it does not end.',
    min: 1,
    max: 600,
    optional: true,
    nullable: true,
  })
  validMonths?: number | null;
}

/** The same fields, each only where it changes; null is checked like anything else. */
export class QualificationChangeDto extends PartialType(NewQualificationDto, { skipNullProperties: false }) {}

export class QualificationView {
  @Shows('Of the qualification.') id!: string;
  @SameAs(NewQualificationDto) name!: string;
  @SameAs(NewQualificationDto) validMonths!: number | null;
}

export const qualificationView = ({ id, name, validMonths }: Qualification): QualificationView => ({
  id,
  name,
  validMonths,
});

export class HeldQualificationDto {
  @IdField({ says: 'The qualification that the person has.' }) qualificationId!: string;
  @DayField({
    says: 'Last day on which it is valid; null: without an end. Left out: for as long as it usually lasts, from today on.',
    optional: true,
    nullable: true,
  })
  validUntil?: string | null;
}

export class HeldQualificationView {
  @Shows('Of the person.') personId!: string;
  @Shows('Of the person, as it is now.') personName!: string;
  @SameAs(HeldQualificationDto) qualificationId!: string;
  @Shows('What it is called.') qualificationName!: string;
  @SameAs(HeldQualificationDto) validUntil!: string | null;
  @Shows('True where it has not ended before today.') isValid!: boolean;
  @Shows('Who entered it; null where that person is gone.', orNull(text)) enteredBy!: string | null;
  @Shows('When.', instant) enteredAt!: string;
}
