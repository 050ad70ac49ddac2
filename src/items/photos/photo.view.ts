/** How a photo reads over the wire, whatever it shows: where its bytes are. */
import { Shows } from '../../http/shown.decorators.js';
import { photoSizes, type PhotoSizeName } from './photo-sizes.js';

/** Paths; they answer only to those who may see the photo. */
export class PhotoUrlsView {
  @Shows('At most 320 pixels wide and high.') small!: string;
  @Shows('At most 800.') medium!: string;
  @Shows('At most 1,600.') large!: string;
}

/** Undefined for what is no size of ours. */
export const sizeOfFile = (file: string): PhotoSizeName | undefined =>
  photoSizes.find((size) => file === `${size}.webp`);

/** `at`: the path of the photo itself. */
export const photoUrls = (at: string): PhotoUrlsView => ({
  small: `${at}/small.webp`,
  medium: `${at}/medium.webp`,
  large: `${at}/large.webp`,
});
