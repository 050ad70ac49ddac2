/** Items over the wire. */
import { ApiProperty } from '@nestjs/swagger';
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

const fields = {
  inventoryNumber: { says: 'Unique in the alliance.', min: 1, max: 40 },
  name: { says: 'What people call it.', min: 1, max: 200 },
  unit: { says: 'Stück, Satz, Garnitur, Kiste, Paar …', min: 1, max: 40 },
  quantity: { says: 'Units owned; null only for a computed set.', min: 0, max: 100_000, nullable: true },
  ownerId: { says: 'The partner it belongs to.' },
  storagePlaceId: { says: 'Where it stands.' },
  description: { says: 'What it is, in a few sentences.', max: 4000, lines: true, optional: true },
  category: { says: 'A heading in the list; similar items share it.', max: 80, optional: true },
  kind: { says: 'How it is lent.', of: itemKinds, optional: true },
  packStep: { says: 'Lent only in multiples of this.', min: 1, max: 100_000, optional: true },
  bufferMinutes: {
    says: 'Minutes of rest after each loan; null: as the alliance says.',
    min: 0,
    max: 43_200,
    optional: true,
    nullable: true,
  },
  size: { says: 'Measures in words.', max: 200, optional: true },
  weightGrams: { says: 'Grams of one unit.', min: 0, max: 100_000_000, optional: true, nullable: true },
  needsVehicle: { says: 'What it takes to carry it.', max: 200, optional: true },
  needsPersons: { says: 'How many must help.', min: 0, max: 100, optional: true, nullable: true },
  needsOther: { says: 'What else it takes.', max: 300, optional: true },
  depositCents: { says: 'Deposit in euro cents.', min: 0, max: 100_000_000, optional: true },
  depositBasis: { says: 'What the deposit is for: per_unit or per_loan.', max: 40, optional: true },
  replacementValueCents: {
    says: 'Replacement value of one unit in euro cents.',
    min: 0,
    max: 1_000_000_000,
    optional: true,
    nullable: true,
  },
  seasonNote: { says: 'When it is not lent, in words.', max: 300, optional: true },
  inspectionDueOn: { says: 'Day of the next inspection.', optional: true, nullable: true },
  notes: { says: 'Care notes and what else to know.', max: 2000, lines: true, optional: true },
  isSetAside: { says: 'Taken off the list for new requests.', optional: true },
} as const;

const accessories = { says: 'Items usefully lent along with it.', max: 50, optional: true };
const parts = {
  says: 'What one unit is made of; parts have no parts of their own.',
  min: 0,
  max: 50,
  optional: true,
};

export class NewItemDto {
  @TextField(fields.inventoryNumber) inventoryNumber!: string;
  @TextField(fields.name) name!: string;
  @TextField(fields.unit) unit!: string;
  @IntField({ ...fields.quantity, optional: true }) quantity?: number | null;
  @IdField(fields.ownerId) ownerId!: string;
  @IdField(fields.storagePlaceId) storagePlaceId!: string;
  @TextField(fields.description) description?: string;
  @TextField(fields.category) category?: string;
  @ChoiceField(fields.kind) kind?: ItemKind;
  @IntField(fields.packStep) packStep?: number;
  @IntField(fields.bufferMinutes) bufferMinutes?: number | null;
  @TextField(fields.size) size?: string;
  @IntField(fields.weightGrams) weightGrams?: number | null;
  @TextField(fields.needsVehicle) needsVehicle?: string;
  @IntField(fields.needsPersons) needsPersons?: number | null;
  @TextField(fields.needsOther) needsOther?: string;
  @IntField(fields.depositCents) depositCents?: number;
  @TextField(fields.depositBasis) depositBasis?: string;
  @IntField(fields.replacementValueCents) replacementValueCents?: number | null;
  @TextField(fields.seasonNote) seasonNote?: string;
  @DayField(fields.inspectionDueOn) inspectionDueOn?: string | null;
  @TextField(fields.notes) notes?: string;
  @ListField(() => PartDto, parts) parts?: PartDto[];
  @IdListField(accessories) accessoryIds?: string[];
}

export class ItemChangeDto {
  @TextField({ ...fields.inventoryNumber, optional: true }) inventoryNumber?: string;
  @TextField({ ...fields.name, optional: true }) name?: string;
  @TextField({ ...fields.unit, optional: true }) unit?: string;
  @IntField({ ...fields.quantity, optional: true }) quantity?: number | null;
  @IdField({ ...fields.ownerId, optional: true }) ownerId?: string;
  @IdField({ ...fields.storagePlaceId, optional: true }) storagePlaceId?: string;
  @TextField(fields.description) description?: string;
  @TextField(fields.category) category?: string;
  @ChoiceField(fields.kind) kind?: ItemKind;
  @IntField(fields.packStep) packStep?: number;
  @IntField(fields.bufferMinutes) bufferMinutes?: number | null;
  @TextField(fields.size) size?: string;
  @IntField(fields.weightGrams) weightGrams?: number | null;
  @TextField(fields.needsVehicle) needsVehicle?: string;
  @IntField(fields.needsPersons) needsPersons?: number | null;
  @TextField(fields.needsOther) needsOther?: string;
  @IntField(fields.depositCents) depositCents?: number;
  @TextField(fields.depositBasis) depositBasis?: string;
  @IntField(fields.replacementValueCents) replacementValueCents?: number | null;
  @TextField(fields.seasonNote) seasonNote?: string;
  @DayField(fields.inspectionDueOn) inspectionDueOn?: string | null;
  @TextField(fields.notes) notes?: string;
  @ListField(() => PartDto, parts) parts?: PartDto[];
  @IdListField(accessories) accessoryIds?: string[];
  @FlagField(fields.isSetAside) setAside?: boolean;
}

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
