/** Pictures as people upload them, and the forms that bring them. */
import sharp, { type Sharp } from 'sharp';

export const BOUNDARY = 'sep';
export const FORM = `multipart/form-data; boundary=${BOUNDARY}`;

/** One colour all over. */
export const plainPicture = (width = 40, height = 30): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#96381c' } });

/** Hardly anything to compress. */
export const noisyPicture = (width: number, height: number): Sharp =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });

interface Form {
  fields?: Record<string, string>;
  file: Buffer;
  /** Of the field with the file. */
  name?: string;
  fileName?: string;
  type?: string;
}

/** The bytes of a form with a file in it, as a browser sends them. */
export function formOf({
  fields = {},
  file,
  name = 'photo',
  fileName = 'bild.png',
  type = 'image/png',
}: Form): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name=`;
  const said = Object.entries(fields).map(([field, value]) => `${head}"${field}"\r\n\r\n${value}\r\n`);
  return Buffer.concat([
    Buffer.from(said.join('')),
    Buffer.from(`${head}"${name}"; filename="${fileName}"\r\ncontent-type: ${type}\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}
