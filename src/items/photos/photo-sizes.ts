/** The sizes in which a photo is kept, and how much each may take. */

export const photoSizes = ['small', 'medium', 'large'] as const;
export type PhotoSizeName = (typeof photoSizes)[number];

/** Of the square that it has to fit into, in pixels: beside a name, in a text, on a whole screen. */
export const sideOf: Readonly<Record<PhotoSizeName, number>> = { small: 320, medium: 800, large: 1600 };

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

/** Tried in this order until it fits: rather coarser than smaller. */
export const qualities: readonly number[] = [80, 60, 40, 25];
