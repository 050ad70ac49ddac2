/** Draws the crest anew from an uploaded picture: small, without what cameras and programs write into files (safety.md, F03). */
import { drawn, readPicture } from '../../http/picture.reader.js';

/** The widest place that shows it is 88 pixels high on a screen of double density. */
const SIDE_PIXELS = 176;
const MOST_MEGABYTES = 1;

/** PNG; refuses (422, on `file`) what is no picture. */
export const drawnCrest = (bytes: Buffer, allianceId: string): Promise<Buffer> =>
  readPicture(
    { bytes, field: 'file', mostMegabytes: MOST_MEGABYTES, side: SIDE_PIXELS, allianceId },
    (pixels) => drawn(pixels).png({ palette: true }).toBuffer(),
  );
