/** What is said at the desk: what goes out, what comes back, and in which state. */
import {
  ChoiceField,
  DayField,
  FileField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListField,
  PartField,
  TextField,
} from '../../http/fields.decorators.js';
import { moneyKinds, type MoneyKind } from '../record/deposit.js';
import { ContactDto, OccasionDto } from '../record/reservation.dto.js';

/** What is paid at the door, with the hand-over. */
const DEPOSIT = {
  says: 'Deposit that is paid along with it, in euro cents.',
  min: 1,
  max: 100_000_000,
  optional: true,
} as const;

const NOTE = { max: 500, lines: true, optional: true } as const;

export class HandedItemDto {
  @IdField({ says: 'The item.' }) itemId!: string;
  @IntField({ says: 'Units of it.', min: 1, max: 100_000 }) quantity!: number;
}

export class HandedLineDto {
  @IdField({ says: 'The line.' }) lineId!: string;
  @IntField({
    says: 'Units that go out now; it adds up. Less than promised gives the rest free at once.',
    min: 0,
    max: 100_000,
  })
  quantity!: number;
  @ListField(() => HandedItemDto, {
    says: 'Accessories that go along; each is added as a line of its own.',
    min: 0,
    max: 20,
    optional: true,
  })
  accessories?: HandedItemDto[];
}

export class OverruleDto {
  @TextField({
    says: 'Why it goes out all the same.',
    min: 1,
    max: 200,
    lines: true,
    missing: {
      de: 'Bitte nennen Sie den Grund, warum es trotzdem hinausgeht.',
      en: 'Please say why it goes out all the same.',
    },
  })
  reason!: string;
}

export class HandOverDto {
  @ListField(() => HandedLineDto, {
    says: 'What goes out; a line that is not named stays promised. Left out: all as planned, of what is in your hands.',
    min: 0,
    max: 100,
    optional: true,
  })
  lines?: HandedLineDto[];
  @ListField(() => HandedItemDto, {
    says: 'Things that go along although nobody asked for them, as far as they are free.',
    min: 0,
    max: 100,
    optional: true,
  })
  added?: HandedItemDto[];
  @TextField({ says: 'Who fetches it.', max: 200, optional: true }) collectedBy?: string;
  @TextField({ says: 'A note for the history.', ...NOTE, max: 290 }) note?: string;
  @IntField({ ...DEPOSIT }) depositCents?: number;
  @PartField(() => OverruleDto, {
    says: 'The coordination hands it over although an inspection is due, or the deposit was not paid.',
    optional: true,
  })
  overrule?: OverruleDto;
}

export class TakenLineDto {
  @IdField({ says: 'The line.' }) lineId!: string;
  @IntField({ says: 'Units that came back now, damaged ones included.', min: 0, max: 100_000 })
  quantity!: number;
  @IntField({ says: 'Units that do not come back.', min: 0, max: 100_000, optional: true }) missing?: number;
  @IntField({
    says: 'Of those that came back, how many are damaged; they are closed until they are mended.',
    min: 0,
    max: 100_000,
    optional: true,
  })
  damaged?: number;
  @IntField({
    says: 'Of those that came back, how many are worn; they are lent all the same.',
    min: 0,
    max: 100_000,
    optional: true,
  })
  worn?: number;
  @FlagField({ says: 'False where those that came back were not cleaned.', optional: true })
  cleaned?: boolean;
  @IntField({ says: 'Units that were missing and are back now.', min: 0, max: 100_000, optional: true })
  found?: number;
  @TextField({ says: 'What is wrong with them.', max: 250, lines: true, optional: true }) note?: string;
}

export class TakeBackDto {
  @ListField(() => TakenLineDto, {
    says: 'What came back. Left out: everything that is out and in your hands, all well.',
    min: 1,
    max: 100,
    optional: true,
  })
  lines?: TakenLineDto[];
  @TextField({ says: 'A note for the history.', ...NOTE }) note?: string;
  @FlagField({ says: 'It was looked at as well, once all is back.', optional: true }) checked?: boolean;
}

/** What a borrower says of a thing that is out. */
export class DamageDto {
  @IdField({ says: 'The line.' }) lineId!: string;
  @IntField({
    says: 'Units that are damaged; one where it is left out.',
    min: 1,
    max: 100_000,
    optional: true,
  })
  quantity?: number;
  @TextField({ says: 'What is wrong with them.', max: 250, lines: true, optional: true }) note?: string;
}

/** A form with a file. */
export class PhotoDto {
  @FileField({ says: 'The picture: PNG, JPEG or WebP, at most 5 MB.' }) photo!: string;
  @IdField({ says: 'The line that it shows; the only one of a loan need not be named.', optional: true })
  lineId?: string;
  @TextField({ says: 'What is seen on it.', max: 200, optional: true }) description?: string;
}

/** For reporting, checking and releasing. */
export class DeskNoteDto {
  @TextField({ says: 'A note for the history.', ...NOTE }) note?: string;
}

/** A loan for somebody who stands at the door. */
export class WalkInDto {
  @IdField({ says: 'The partner who borrows.' }) partnerId!: string;
  @PartField(() => OccasionDto, { says: 'What it is for.' }) occasion!: OccasionDto;
  @InstantField({ says: 'When the things are back.' }) returnDueAt!: Date;
  @ListField(() => HandedItemDto, { says: 'What goes out.', min: 1, max: 100 }) lines!: HandedItemDto[];
  @PartField(() => ContactDto, { says: 'Who can be asked about it.' }) contact!: ContactDto;
  @TextField({ says: 'Who fetches it.', max: 200, optional: true }) collectedBy?: string;
  @TextField({ says: 'A note for the coordination.', max: 2000, lines: true, optional: true }) note?: string;
  @IntField({ ...DEPOSIT }) depositCents?: number;
  @PartField(() => OverruleDto, {
    says: 'The coordination hands it over although an inspection is due, or the deposit was not paid.',
    optional: true,
  })
  overrule?: OverruleDto;
}

/** An entry of a loan's money. */
export class MoneyDto {
  @ChoiceField({ says: 'What became of the money.', of: moneyKinds }) kind!: MoneyKind;
  @IntField({ says: 'Euro cents.', min: 1, max: 100_000_000 }) cents!: number;
  @TextField({ says: 'Why; demanded where it is kept.', max: 400, lines: true, optional: true })
  reason?: string;
}

export class DeskQuery {
  @DayField({ says: 'The day; today where it is left out.', optional: true }) day?: string;
  @IdField({ says: 'Only at this storage place.', optional: true }) storagePlace?: string;
}
