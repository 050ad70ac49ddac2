/** What the basket's page sends beside the bodies of the API. */
import { FormField, PartField } from '../../../http/fields.decorators.js';
import { mailAddress } from '../../../partners/who/mail-address.js';
import { OccasionDto } from '../../../reservations/record/reservation.dto.js';

export class AskCodeDto {
  @FormField({ says: 'Where the code goes.', ...mailAddress }) email!: string;
  @PartField(() => OccasionDto, { says: 'What it is for.' }) occasion!: OccasionDto;
}
