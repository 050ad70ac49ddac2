/** The sizes in which a photo is kept, and how much each may take. */

export const photoSizes = ['small', 'medium', 'large'] as const;
export type PhotoSizeName = (typeof photoSizes)[number];

/** Of the square that it has to fit into, in pixels: beside a name, in a text, on a whole screen. */
export const sideOf: Readonly<Record<PhotoSizeName, number>> = { small: 320, medium: 800, large: 1600 };

interface Sides {
  width: number;
  height: number;
}

/** Of one size of a photo, from those of its large one. */
export function sidesIn(size: PhotoSizeName, { width, height }: Sides): Sides {
  const scale = Math.min(1, sideOf[size] / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export const LARGEST_SIDE = sideOf.large;

/** Any size. */
export const MOST_BYTES = 200 * 1024;

/** Small ones stand in lists, sixty on a page; large ones are looked at one at a time. */
export const mostBytesOf: Readonly<Record<PhotoSizeName, number>> = {
  small: 15 * 1000,
  medium: MOST_BYTES,
  large: MOST_BYTES,
};

/** All sizes together. */
export const MOST_BYTES_OF_PHOTO = MOST_BYTES * photoSizes.length;

/** Of all photos of an alliance, all sizes together (safety.md, J06). */
export const SHARE_BYTES = 2 * 1024 * 1024 * 1024;

/** "Several", and few enough to look at. */
export const MOST_PHOTOS_OF_ITEM = 10;

/** Tried in this order until it fits: rather coarser than smaller. */
export const qualities: readonly number[] = [80, 60, 40, 25];
