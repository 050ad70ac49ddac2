/** Likeness: how much two pictures of a page differ, seen from as far away as somebody who would notice that it is broken. */
import sharp from 'sharp';

/** Letters blur into lines at this width; blocks, colours and places stay. */
const WIDTH = { phone: 180, desktop: 400 } as const;
/** Of 255, in the channel that differs most. */
const SEEN = 48;

export const seenFromAfar = (picture: Buffer, device: keyof typeof WIDTH): Promise<Buffer> =>
  sharp(picture).resize({ width: WIDTH[device] }).blur(1).png({ palette: true, colours: 64 }).toBuffer();

/** The share of points that differ visibly, from 0 to 1; 1 where they have not even the same shape. */
export async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map(pointsOf));
  if (a!.info.width !== b!.info.width || a!.info.height !== b!.info.height) return 1;
  let differing = 0;
  for (let at = 0; at < a!.data.length; at += 3) {
    const apart = [0, 1, 2].map((channel) => Math.abs(a!.data[at + channel]! - b!.data[at + channel]!));
    if (Math.max(...apart) > SEEN) differing += 1;
  }
  return differing / (a!.data.length / 3);
}

const pointsOf = (picture: Buffer) =>
  sharp(picture).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
