/** The kinds of pictures that are taken, told by how their bytes begin; what a file is called says nothing. */

export const pictureKinds = ['png', 'jpeg', 'webp'] as const;
export type PictureKind = (typeof pictureKinds)[number];

/** What browsers call them. */
export const pictureTypes = pictureKinds.map((kind) => `image/${kind}`);

/** What the bytes begin with, one character each, and what stands further behind. */
const beginnings: readonly (readonly [kind: PictureKind, first: string, then?: string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['webp', 'RIFF', 'WEBP'],
];

const THEN = 8;
const LONGEST = 12;

/** Undefined for everything else. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | undefined {
  const beginning = String.fromCharCode(...bytes.subarray(0, LONGEST));
  return beginnings.find(
    ([, first, then = '']) =>
      beginning.startsWith(first) && (then === '' || beginning.startsWith(then, THEN)),
  )?.[0];
}
