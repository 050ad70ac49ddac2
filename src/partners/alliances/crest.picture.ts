/** Draws the crest anew from an uploaded picture: small, without what cameras and programs write into files (safety.md, F03). */
import sharp from 'sharp';
import { Refusal } from '../../shared/refusal.js';

/** The widest place that shows it is 88 pixels high on a screen of double density. */
const SIDE_PIXELS = 176;
/** More than any crest has; what claims more is not even decoded. */
const MOST_PIXELS = 24_000_000;
const KINDS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp']);

/** PNG; refuses (422, on `file`) what is no picture of these kinds. */
export async function drawnCrest(bytes: Buffer): Promise<Buffer> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format } = await picture.metadata();
    if (!KINDS.has(format ?? '')) throw noPicture();
    return await picture
      .rotate()
      .resize(SIDE_PIXELS, SIDE_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .png({ palette: true })
      .toBuffer();
  } catch (error) {
    throw error instanceof Refusal ? error : noPicture();
  }
}

const noPicture = (): Refusal =>
  Refusal.invalidField('file', {
    de: 'Bitte ein Bild als PNG, JPEG oder WebP.',
    en: 'Please a picture as PNG, JPEG or WebP.',
  });
