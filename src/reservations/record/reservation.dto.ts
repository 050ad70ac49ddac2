/** What a client says about a reservation. */
import {
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  TextField,
} from '../../http/fields.decorators.js';
import { CursorField, ListQuery } from '../../http/list.query.js';
import { isId, parseInstant } from '../../shared/input-text.js';
import { statuses, type Status } from './lifecycle.js';

export class OccasionDto {
  @TextField({
    says: 'What it is for, such as "Familienfest".',
    min: 1,
    max: 200,
    missing: {
      de: 'Bitte sagen Sie, wofür Sie ausleihen, etwa „Familienfest“.',
      en: 'Please say what you borrow for, such as “family fair”.',
    },
  })
  name!: string;
  @InstantField({ says: 'When the occasion begins.', optional: true }) startsAt?: Date;
  @InstantField({ says: 'When it ends.', optional: true }) endsAt?: Date;
  @FlagField({ says: 'Its name and times may stand in public calendars.', optional: true }) public?: boolean;
}

export class ContactDto {
  @TextField({
    says: 'Who can be asked; the account may be a shared mailbox.',
    min: 1,
    max: 200,
    missing: { de: 'Bitte nennen Sie, wen man fragen kann.', en: 'Please say who can be asked.' },
  })
  name!: string;
  @TextField({ says: 'Telephone number.', max: 40, optional: true }) phone?: string;
}

export class AskedLineDto {
  @IdField({ says: 'The item.' }) itemId!: string;
  @IntField({ says: 'Units of it.', min: 1, max: 100_000 }) quantity!: number;
  @InstantField({ says: 'Where this line is fetched at another time.', optional: true }) pickUpAt?: Date;
  @InstantField({ says: 'Where this line is returned at another time.', optional: true }) returnDueAt?: Date;
}

export class NewReservationDto {
  @IdField({ says: 'The partner who borrows.' }) partnerId!: string;
  @PartField(() => OccasionDto, { says: 'What it is for.' }) occasion!: OccasionDto;
  @InstantField({ says: 'When the things are fetched.' }) pickUpAt!: Date;
  @InstantField({ says: 'When they are back.' }) returnDueAt!: Date;
  @ListField(() => AskedLineDto, { says: 'What is asked for.', min: 1, max: 100 }) lines!: AskedLineDto[];
  @PartField(() => ContactDto, { says: 'Who can be asked about it.' }) contact!: ContactDto;
  @TextField({ says: 'A note for the coordination.', max: 2000, lines: true, optional: true }) note?: string;
  @TextField({ says: 'A caller without internet for whom it is entered.', max: 200, optional: true })
  onBehalfOf?: string;
  @FlagField({
    says: 'Nobody of the partner is mailed, since a caller without mail asked. Only counts where the coordination asks for a partner it does not act for; left out, it is so where `onBehalfOf` names somebody.',
    optional: true,
  })
  forCaller?: boolean;
}

export class ApprovedLineDto {
  @IdField({ says: 'The line.' }) lineId!: string;
  @IntField({ says: 'Units approved; 0 declines the line.', min: 0, max: 100_000 }) quantity!: number;
}

export class ApprovalDto {
  @ListField(() => ApprovedLineDto, {
    says: 'Lines approved with less; the others get what was asked.',
    min: 0,
    max: 100,
    optional: true,
  })
  lines?: ApprovedLineDto[];

  @TextField({
    says: 'Why it is less than asked; the borrower reads it.',
    max: 500,
    lines: true,
    optional: true,
  })
  reason?: string;
}

export class DeclineDto {
  @TextField({
    says: 'Why; the borrower reads it.',
    min: 1,
    max: 500,
    lines: true,
    missing: {
      de: 'Bitte nennen Sie den Grund: Wer angefragt hat, liest ihn.',
      en: 'Please say why: whoever asked reads it.',
    },
  })
  reason!: string;
}

/** For withdrawing and cancelling. */
export class CancelDto {
  @TextField({
    says: 'Why; needed when the alliance cancels, for the history otherwise.',
    max: 500,
    lines: true,
    optional: true,
  })
  reason?: string;
}

export class ReservationQuery extends ListQuery {
  /** Carries the pick-up and the id. */
  @CursorField((part) => parseInstant(part) !== undefined, isId) declare cursor?: string;
  @ChoiceField({ says: 'Only in this status.', of: statuses, optional: true }) status?: Status;
  @InstantField({ says: 'Only what is returned after it.', optional: true }) from?: Date;
  @InstantField({ says: 'Only what is fetched before it.', optional: true }) until?: Date;
  @IdField({ says: 'Only of this partner.', optional: true }) partner?: string;
  @IdField({ says: 'Only with this item.', optional: true }) item?: string;
}
