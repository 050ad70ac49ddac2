/** How the photos of a loan read over the wire. */
import { instant, Shows, whole } from '../../http/shown.decorators.js';
import { PhotoUrlsView } from '../../items/photos/photo.view.js';

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
