/** Items over the wire. */
import { ApiProperty, PartialType } from '@nestjs/swagger';
import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  ListField,
  TextField,
} from '../http/fields.decorators.js';
import { itemKinds, type ItemKind } from './item.entity.js';

export class PartDto {
  @IdField({ says: 'The item that is a part.' }) itemId!: string;
  @IntField({ says: 'Units of it in one unit of the whole.', min: 1, max: 100_000 }) quantity!: number;
}

const parts = {
  says: 'What one unit is made of; parts have no parts of their own.',
  min: 0,
  max: 50,
  optional: true,
};

export class NewItemDto {
  @TextField({ says: 'Unique in the alliance.', min: 1, max: 40 }) inventoryNumber!: string;
  @TextField({ says: 'What people call it.', min: 1, max: 200 }) name!: string;
  @TextField({ says: 'Stück, Satz, Garnitur, Kiste, Paar …', min: 1, max: 40 }) unit!: string;
  @IntField({
    says: 'Units owned; null only for a computed set.',
    min: 0,
    max: 100_000,
    nullable: true,
    optional: true,
  })
  quantity?: number | null;
  @IdField({ says: 'The partner it belongs to.' }) ownerId!: string;
  @IdField({ says: 'Where it stands.' }) storagePlaceId!: string;
  @TextField({ says: 'What it is, in a few sentences.', max: 4000, lines: true, optional: true })
  description?: string;
  @TextField({ says: 'A heading in the list; similar items share it.', max: 80, optional: true })
  category?: string;
  @ChoiceField({ says: 'How it is lent.', of: itemKinds, optional: true }) kind?: ItemKind;
  @IntField({ says: 'Lent only in multiples of this.', min: 1, max: 100_000, optional: true })
  packStep?: number;
  @IntField({
    says: 'Minutes of rest after each loan; null: as the alliance says.',
    min: 0,
    max: 43_200,
    optional: true,
    nullable: true,
  })
  bufferMinutes?: number | null;
  @TextField({ says: 'Measures in words.', max: 200, optional: true }) size?: string;
  @IntField({ says: 'Grams of one unit.', min: 0, max: 100_000_000, optional: true, nullable: true })
  weightGrams?: number | null;
  @TextField({ says: 'What it takes to carry it.', max: 200, optional: true }) needsVehicle?: string;
  @IntField({ says: 'How many must help.', min: 0, max: 100, optional: true, nullable: true }) needsPersons?:
    number | null;
  @TextField({ says: 'What else it takes.', max: 300, optional: true }) needsOther?: string;
  @IntField({ says: 'Deposit in euro cents.', min: 0, max: 100_000_000, optional: true })
  depositCents?: number;
  @TextField({ says: 'What the deposit is for: per_unit or per_loan.', max: 40, optional: true })
  depositBasis?: string;
  @IntField({
    says: 'Replacement value of one unit in euro cents.',
    min: 0,
    max: 1_000_000_000,
    optional: true,
    nullable: true,
  })
  replacementValueCents?: number | null;
  @TextField({ says: 'When it is not lent, in words.', max: 300, optional: true }) seasonNote?: string;
  @DayField({ says: 'Day of the next inspection.', optional: true, nullable: true }) inspectionDueOn?:
    string | null;
  @TextField({ says: 'Care notes and what else to know.', max: 2000, lines: true, optional: true })
  notes?: string;
  @ListField(() => PartDto, parts) parts?: PartDto[];
  @IdListField({ says: 'Items usefully lent along with it.', max: 50, optional: true })
  accessoryIds?: string[];
}

/** The same fields, each only where it changes; null is checked like anything else. */
export class ItemChangeDto extends PartialType(NewItemDto, { skipNullProperties: false }) {
  @FlagField({ says: 'Taken off the list for new requests.', optional: true }) setAside?: boolean;
}

/** Everything that can be changed, as it stands. */
export type ItemFacts = Required<Pick<ItemChangeDto, 'setAside'>> & { id: string } & {
  [Field in keyof NewItemDto]-?: Exclude<NewItemDto[Field], undefined>;
};

export class OwnerView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

export class PlaceNameView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}

export class ItemView {
  @ApiProperty() id!: string;
  @ApiProperty() inventoryNumber!: string;
  @ApiProperty() name!: string;
  @ApiProperty() unit!: string;
  @ApiProperty({ description: 'Units that exist; of a computed set as many as its parts make.' })
  quantity!: number;
  @ApiProperty({ required: false, description: 'Least number of units free throughout the asked period.' })
  free?: number;
  @ApiProperty({ enum: itemKinds }) kind!: ItemKind;
  @ApiProperty() category!: string;
  @ApiProperty() description!: string;
  @ApiProperty({ type: OwnerView }) owner!: OwnerView;
  @ApiProperty({ type: PlaceNameView }) storagePlace!: PlaceNameView;
  @ApiProperty() packStep!: number;
  @ApiProperty({ description: 'Minutes of rest after each loan, as they apply.' }) bufferMinutes!: number;
  @ApiProperty() size!: string;
  @ApiProperty({ type: Number, nullable: true }) weightGrams!: number | null;
  @ApiProperty() needsVehicle!: string;
  @ApiProperty({ type: Number, nullable: true }) needsPersons!: number | null;
  @ApiProperty() needsOther!: string;
  @ApiProperty() depositCents!: number;
  @ApiProperty() depositBasis!: string;
  @ApiProperty({ type: Number, nullable: true }) replacementValueCents!: number | null;
  @ApiProperty() seasonNote!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) inspectionDueOn!: string | null;
  @ApiProperty() notes!: string;
  @ApiProperty({ type: [PartDto] }) parts!: PartDto[];
  @ApiProperty({ isArray: true, type: String, description: 'Items usefully lent along with it.' })
  accessoryIds!: string[];
  @ApiProperty() setAside!: boolean;
}
