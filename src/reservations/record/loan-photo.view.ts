/** How the photos of a loan read over the wire. */
import { photoSizes, type PhotoSizeName } from '../../items/photos/photo-sizes.js';
import { instant, Shows, whole } from '../../http/shown.decorators.js';

/** Paths; they answer only to those who may see the photo. */
export class PhotoUrlsView {
  @Shows('At most 320 pixels wide and high.') small!: string;
  @Shows('At most 800.') medium!: string;
  @Shows('At most 1,600.') large!: string;
}

export class LoanPhotoView {
  @Shows('Of the photo.') id!: string;
  @Shows('The line that it shows.') lineId!: string;
  @Shows('Of the large size, in pixels.', whole) width!: number;
  @Shows('Of the large size, in pixels.', whole) height!: number;
  @Shows('What is seen on it; empty where nobody said.') description!: string;
  @Shows('When it came.', instant) at!: string;
  @Shows('Who added it.') who!: string;
  @Shows('Where its bytes are.', { type: PhotoUrlsView }) urls!: PhotoUrlsView;
}

/** Undefined for what is no size of ours. */
export const sizeOfFile = (file: string): PhotoSizeName | undefined =>
  photoSizes.find((size) => file === `${size}.webp`);

export function photoUrls(slug: string, reservationId: string, photoId: string): PhotoUrlsView {
  const at = `/api/alliances/${slug}/reservations/${reservationId}/photos/${photoId}`;
  return { small: `${at}/small.webp`, medium: `${at}/medium.webp`, large: `${at}/large.webp` };
}
