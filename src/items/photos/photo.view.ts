/** How a photo reads over the wire, whatever it shows: where its bytes are. */
import { Shows } from '../../http/shown.decorators.js';
import { isId } from '../../shared/input-text.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { photoSizes, type PhotoSizeName } from './photo-sizes.js';

/** Paths; they answer only to those who may see the photo. */
export class PhotoUrlsView {
  @Shows('At most 320 pixels wide and high.') small!: string;
  @Shows('At most 800.') medium!: string;
  @Shows('At most 1,600.') large!: string;
}

/** As it stands in the path: of whatever has the photo, of the photo, and `small.webp`. */
export interface PhotoAddress {
  id: string;
  photoId: string;
  file: string;
}

/** Refuses (404) what is no id, or no size of ours. */
export function askedSize({ id, photoId, file }: PhotoAddress): PhotoSizeName {
  if (!isId(id) || !isId(photoId)) throw Refusal.notFound();
  return existing(photoSizes.find((size) => file === `${size}.webp`));
}

/** `at`: the path of the photo itself. */
export const photoUrls = (at: string): PhotoUrlsView => ({
  small: `${at}/small.webp`,
  medium: `${at}/medium.webp`,
  large: `${at}/large.webp`,
});
