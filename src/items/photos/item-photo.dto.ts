/** What is said of a photo of an item. */
import { FileField, IntField, TextField } from '../../http/fields.decorators.js';

const DESCRIPTION = { says: 'What is seen on it.', max: 200, optional: true } as const;

export class NewItemPhotoDto {
  @FileField({ says: 'The picture: PNG, JPEG or WebP, at most 5 MB.' }) photo!: string;
  @TextField(DESCRIPTION) description?: string;
}

export class ItemPhotoChangeDto {
  @TextField(DESCRIPTION) description?: string;
  @IntField({
    says: 'Its place in the order; 1 stands for the item in lists. Beyond the last one: the last.',
    min: 1,
    max: 100,
    optional: true,
  })
  position?: number;
}
