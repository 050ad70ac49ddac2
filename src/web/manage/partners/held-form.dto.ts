/** What the form says that enters a qualification of a person: besides the body, whose it is. */
import { IdField } from '../../../http/fields.decorators.js';
import { HeldQualificationDto } from '../../../items/qualifications/qualification.dto.js';

export class HeldFormDto extends HeldQualificationDto {
  @IdField({ says: 'The person who has it.' }) personId!: string;
}
