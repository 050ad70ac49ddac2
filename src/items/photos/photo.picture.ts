/** Draws a photo in its sizes from an uploaded picture, each as coarse as it must be to fit (safety.md, H01). */
import { drawn, readPicture, type Pixels } from '../../http/picture.reader.js';
import {
  LARGEST_SIDE,
  mostBytesOf,
  photoSizes,
  qualities,
  sideOf,
  type PhotoSizeName,
} from './photo-sizes.js';

/** As far as people send them. */
const MOST_MEGABYTES = 5;

/** Of 6: more takes several times as long and saves little. */
const EFFORT = 2;

export interface DrawnPhoto {
  /** Of the large size, in pixels. */
  width: number;
  height: number;
  /** WebP. */
  sizes: readonly { size: PhotoSizeName; bytes: Buffer }[];
}

/** Refuses (413) what is too large, and (422, on `photo`) what is no picture that we take. */
export const drawnPhoto = (bytes: Buffer, allianceId: string): Promise<DrawnPhoto> =>
  readPicture(
    { bytes, field: 'photo', mostMegabytes: MOST_MEGABYTES, side: LARGEST_SIDE, allianceId },
    async (pixels) => {
      const sizes: { size: PhotoSizeName; bytes: Buffer }[] = [];
      for (const size of photoSizes)
        sizes.push({ size, bytes: await fitted(pixels, sideOf[size], mostBytesOf[size]) });
      const { width, height } = pixels.info;
      return { width, height, sizes };
    },
  );

/** What is noise all over does not fit even at the coarsest: then it is smaller. */
async function fitted(pixels: Pixels, side: number, most: number): Promise<Buffer> {
  for (const quality of qualities) {
    const bytes = await drawn(pixels)
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality, effort: EFFORT })
      .toBuffer();
    if (bytes.length <= most) return bytes;
  }
  return fitted(pixels, Math.ceil(side / 2), most);
}
