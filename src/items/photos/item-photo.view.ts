/** How a photo of an item reads over the wire. */
import { Shows, whole } from '../../http/shown.decorators.js';
import { photoUrls, PhotoUrlsView } from './photo.view.js';

export class ItemPhotoView {
  @Shows('Of the photo.') id!: string;
  @Shows('Of the large size, in pixels.', whole) width!: number;
  @Shows('Of the large size, in pixels.', whole) height!: number;
  @Shows('What is seen on it; empty where nobody said.') description!: string;
  @Shows('Where its bytes are.', { type: PhotoUrlsView }) urls!: PhotoUrlsView;
}

/** What is read of one. */
export type ItemPhotoRow = Omit<ItemPhotoView, 'urls'>;

export function itemPhotoView(
  slug: string,
  itemId: string,
  { id, width, height, description }: ItemPhotoRow,
): ItemPhotoView {
  const urls = photoUrls(`/api/alliances/${slug}/items/${itemId}/photos/${id}`);
  return { id, width, height, description, urls };
}
