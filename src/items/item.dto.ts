/** Items over the wire. */
import { PartialType } from '@nestjs/swagger';
import {
  ChoiceField,
  DayField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  ListField,
  SameAs,
  TextField,
} from '../http/fields.decorators.js';
import { listOf, orMissing, Shows, whole } from '../http/shown.decorators.js';
import { ItemPhotoView } from './photos/item-photo.view.js';
import { depositBases, itemKinds, type ItemKind } from './item.entity.js';

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
    says: 'Units owned, of a consumable those that lie there now; null only for a computed set.',
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
  @TextField({
    says: 'Other words by which it is found, with commas between them: what people call it, or need it for.',
    max: 300,
    optional: true,
  })
  otherWords?: string;
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
  @ChoiceField({ says: 'What the deposit is for; empty: not settled.', of: depositBases, optional: true })
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
  @IdField({
    says: 'The qualification that somebody of the partner must have when it is handed over; null: none.',
    optional: true,
    nullable: true,
  })
  requiredQualificationId?: string | null;
  @TextField({ says: 'Care notes and what else to know.', max: 2000, lines: true, optional: true })
  notes?: string;
  @ListField(() => PartDto, parts) parts?: PartDto[];
  @IdListField({ says: 'Items usefully lent along with it.', max: 50, optional: true })
  accessoryIds?: string[];
  @IdListField({
    says: 'What is offered instead where too few are free; null: other items of the same kind, category and unit.',
    max: 20,
    optional: true,
    nullable: true,
  })
  replacementIds?: string[] | null;
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
  @Shows('Of the partner.') id!: string;
  @Shows('What people call it.') name!: string;
}

export class PlaceNameView {
  @Shows('Of the storage place.') id!: string;
  @Shows('What it is called.') name!: string;
}

export class MissingPartView {
  @Shows('Of the item that is a part.') id!: string;
  @Shows('What people call it.') name!: string;
}

export class ItemView {
  @Shows('Of the item.') id!: string;
  @SameAs(NewItemDto) inventoryNumber!: string;
  @SameAs(NewItemDto) name!: string;
  @SameAs(NewItemDto) unit!: string;
  @Shows(
    'Units that exist; of a computed set as many as its parts make, of a consumable what is left.',
    whole,
  )
  quantity!: number;
  @Shows('Least number of units free throughout the asked period; missing without one.', orMissing(whole))
  free?: number;
  @SameAs(NewItemDto) kind!: ItemKind;
  @SameAs(NewItemDto) category!: string;
  @SameAs(NewItemDto) description!: string;
  @SameAs(NewItemDto) otherWords!: string;
  @Shows('The partner it belongs to.') owner!: OwnerView;
  @Shows('Where it stands.') storagePlace!: PlaceNameView;
  @SameAs(NewItemDto) packStep!: number;
  @Shows('Minutes of rest after each loan, as they apply.', whole) bufferMinutes!: number;
  @SameAs(NewItemDto) size!: string;
  @SameAs(NewItemDto) weightGrams!: number | null;
  @SameAs(NewItemDto) needsVehicle!: string;
  @SameAs(NewItemDto) needsPersons!: number | null;
  @SameAs(NewItemDto) needsOther!: string;
  @SameAs(NewItemDto) depositCents!: number;
  @SameAs(NewItemDto) depositBasis!: string;
  @SameAs(NewItemDto) replacementValueCents!: number | null;
  @SameAs(NewItemDto) seasonNote!: string;
  @SameAs(NewItemDto) inspectionDueOn!: string | null;
  @SameAs(NewItemDto) requiredQualificationId!: string | null;
  @SameAs(NewItemDto) notes!: string;
  @Shows('What one unit is made of.', listOf(PartDto)) parts!: PartDto[];
  @SameAs(NewItemDto) accessoryIds!: string[];
  @SameAs(NewItemDto) replacementIds!: string[] | null;
  @SameAs(ItemChangeDto) setAside!: boolean;
  @Shows('A part that is set aside, so that none can be made up; missing where all are lent.', orMissing())
  missingPart?: MissingPartView;
  @Shows('The first of its photos; missing where there is none.', orMissing())
  photo?: ItemPhotoView;
  @Shows('Takes new requests: not set aside, and of an owner who lends.') lent!: boolean;
}
