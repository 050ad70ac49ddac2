/** What a client says about a change. */
import {
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  TextField,
} from '../../http/fields.decorators.js';
import { ContactDto, OccasionDto } from '../record/reservation.dto.js';

export class ChangedLineDto {
  @IdField({ says: 'The line that is kept; left out for a new one.', optional: true }) lineId?: string;
  @IdField({
    says: 'The item; may be left out where `lineId` says it. Without `lineId` it is the line of this item, or a new one.',
    optional: true,
  })
  itemId?: string;
  @IntField({ says: 'Units of it.', min: 1, max: 100_000 }) quantity!: number;
  @InstantField({ says: 'Where this line is fetched at another time.', optional: true }) pickUpAt?: Date;
  @InstantField({ says: 'Where this line is returned at another time.', optional: true }) returnDueAt?: Date;
}

export class CounterOfferDto {
  @ListField(() => ChangedLineDto, {
    says: 'All lines as they would be: one that is left out would be dropped.',
    min: 1,
    max: 100,
  })
  lines!: ChangedLineDto[];
  @InstantField({ says: 'When the things would be fetched, unless a line says otherwise.', optional: true })
  pickUpAt?: Date;
  @InstantField({ says: 'When they would be back, unless a line says otherwise.', optional: true })
  returnDueAt?: Date;
  @TextField({ says: 'What the borrower reads beside it.', min: 1, max: 500, lines: true }) message!: string;
}

/** For accepting or declining a counter-offer. */
export class OfferAnswerDto {
  @TextField({
    says: 'Why, or what else is to be said; the coordination reads it.',
    max: 500,
    lines: true,
    optional: true,
  })
  reason?: string;
}

/** For approving a change, and for taking the wish back. */
export class ChangeAnswerDto {
  @TextField({
    says: 'What the borrower should know of it; for the history alone when it is taken back.',
    max: 500,
    lines: true,
    optional: true,
  })
  reason?: string;
}

export class ChangeDto {
  @PartField(() => OccasionDto, { says: 'What it is for; applies at once.', optional: true })
  occasion?: OccasionDto;
  @PartField(() => ContactDto, { says: 'Who can be asked about it; applies at once.', optional: true })
  contact?: ContactDto;
  @TextField({ says: 'A note for the coordination.', max: 2000, lines: true, optional: true }) note?: string;
  @InstantField({ says: 'When the things are fetched, unless a line says otherwise.', optional: true })
  pickUpAt?: Date;
  @InstantField({ says: 'When they are back, unless a line says otherwise.', optional: true })
  returnDueAt?: Date;
  @ListField(() => ChangedLineDto, {
    says: 'All lines as they are to be: one that is left out is dropped.',
    min: 1,
    max: 100,
    optional: true,
  })
  lines?: ChangedLineDto[];
  @TextField({
    says: 'Why; needed where the coordination changes what another partner borrows, and read by the borrower.',
    max: 500,
    lines: true,
    optional: true,
  })
  reason?: string;
}
