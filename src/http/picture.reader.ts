/** Reads an uploaded picture: one rule for all of them, whatever becomes of it (safety.md, H01). Metadata and place stay behind, how it was held is kept. */
import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { SideBySide } from '../database/side-by-side.queue.js';
import { ComeAgain } from '../shared/come-again.js';
import { pictureKindOf } from '../shared/picture-kinds.js';
import { Refusal } from '../shared/refusal.js';
import type { Words } from '../shared/words.js';

/** Far above what telephones take; what claims more is not even decoded. */
const MOST_PIXELS = 25_000_000;
const LONGEST_SECONDS = 5;
const MOST_WAIT_MS = 7_000;
const MEGABYTE = 1024 * 1024;

// A picture takes one core and leaves nothing behind: the server has others to answer.
sharp.concurrency(1);
sharp.cache(false);

/** One at a time: each may take a hundred megabytes while it is decoded. */
const door = new SideBySide({
  mostWaitMs: MOST_WAIT_MS,
  places: 1,
  isOneOfEach: false,
  refuse: () => new ComeAgain(),
});

/** What is demanded of an uploaded picture, and for whom it is drawn. */
export interface Upload {
  bytes: Buffer;
  /** The field that is blamed. */
  field: string;
  mostMegabytes: number;
  /** Of the square that it has to fit into, in pixels; a smaller one stays as it is. */
  side: number;
  /** Alliances take turns. */
  allianceId: string;
}

/** Nothing but pixels, so that nothing of the file is decoded twice. */
export interface Pixels {
  data: Buffer;
  info: OutputInfo;
}

export const drawn = ({ data, info: { width, height, channels } }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels } });

/** Refuses (413) what is too large, and (422, on the field) what is no whole picture of a kind that is taken. */
export async function readPicture<T>(upload: Upload, draw: (pixels: Pixels) => Promise<T>): Promise<T> {
  const { bytes, field, mostMegabytes, allianceId } = upload;
  if (bytes.length > mostMegabytes * MEGABYTE) throw tooLarge(mostMegabytes);
  if (bytes.length === 0) throw Refusal.invalidField(field, nothing);
  const kind = pictureKindOf(bytes);
  if (kind === undefined) throw Refusal.invalidField(field, noPicture);
  return door.run(allianceId, async () => draw(await decoded(upload, kind)));
}

async function decoded({ bytes, field, side }: Upload, kind: string): Promise<Pixels> {
  // What it says of itself is read whatever it claims; only then is it decoded.
  const claims = sharp(bytes, { limitInputPixels: false }).metadata();
  const { format, width, height } = await claims.catch(() => refuse(field, broken));
  if (format !== kind) refuse(field, noPicture);
  if (width * height > MOST_PIXELS) refuse(field, tooManyPixels);
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .timeout({ seconds: LONGEST_SECONDS })
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => refuse(field, broken));
}

function refuse(field: string, words: Words): never {
  throw Refusal.invalidField(field, words);
}

const tooLarge = (megabytes: number): Refusal =>
  new Refusal('too-large', 'picture-too-large', {
    de: `Das Bild ist zu groß: höchstens ${megabytes} MB.`,
    en: `The picture is too large: ${megabytes} MB at most.`,
  });

const nothing: Words = { de: 'Bitte wählen Sie ein Bild.', en: 'Please choose a picture.' };

const noPicture: Words = {
  de: 'Bitte ein Bild als PNG, JPEG oder WebP.',
  en: 'Please a picture as PNG, JPEG or WebP.',
};

const broken: Words = {
  de: 'Dieses Bild lässt sich nicht lesen. Bitte ein Bild als PNG, JPEG oder WebP.',
  en: 'This picture cannot be read. Please a picture as PNG, JPEG or WebP.',
};

const tooManyPixels: Words = {
  de: 'Das Bild hat zu viele Bildpunkte: höchstens 25 Millionen.',
  en: 'The picture has too many pixels: 25 million at most.',
};
