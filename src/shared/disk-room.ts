/** Room on a disk: when so little is left that it is kept for what must be written (safety.md, B04). */

/** Bytes. */
export interface DiskRoom {
  free: number;
  total: number;
}

const LEAST_BYTES = 200 * 1024 * 1024;
const LEAST_SHARE = 0.05;

/** False where nobody could tell. */
export const isShortOfRoom = (disk: DiskRoom | undefined): boolean =>
  disk !== undefined && (disk.free < LEAST_BYTES || disk.free < disk.total * LEAST_SHARE);
