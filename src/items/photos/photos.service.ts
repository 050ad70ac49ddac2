/** Photos: drawn before the unit begins, kept within it, read one size at a time. Whose they are and who may see them, those say who show them. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { rowsOf } from '../../database/sql.query.js';
import type { Actor } from '../../partners/who/actor.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { Disk } from '../../shared/disk.service.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { PhotoSize } from './photo-size.entity.js';
import { SHARE_BYTES, type PhotoSizeName } from './photo-sizes.js';
import { Photo } from './photo.entity.js';
import { drawnPhoto, type DrawnPhoto } from './photo.picture.js';

const SUM = `SELECT COALESCE(SUM(photo.byte_count), 0) AS "bytes" FROM photos photo WHERE photo.alliance_id = $1`;

@Injectable()
export class Photos {
  constructor(private readonly disk: Disk) {}

  /** Takes seconds, so never within a unit. Refuses (422) what is no picture that we take, and (503) while the disk is nearly full. */
  async draw({ allianceId }: Actor, bytes: Buffer): Promise<DrawnPhoto> {
    await this.disk.keepRoom();
    return drawnPhoto(bytes, allianceId);
  }

  /** Refuses (409) what goes beyond the alliance's share. */
  async keep({ tx, actor, now }: Turn, { width, height, sizes }: DrawnPhoto): Promise<Photo> {
    const { allianceId } = actor;
    const byteCount = sizes.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if ((await bytesOf(tx, allianceId)) + byteCount > SHARE_BYTES) throw shareIsFull();
    const photo: Photo = { id: newId(), allianceId, width, height, byteCount, madeAt: now };
    await tx.insert(Photo, photo);
    for (const { size, bytes } of sizes)
      await tx.insert(PhotoSize, { id: newId(), allianceId, photoId: photo.id, size, bytes });
    return photo;
  }

  /** Its bytes are gone with it. Whoever showed it has let go of it. */
  async drop({ tx, actor: { allianceId } }: Turn, photoId: string): Promise<void> {
    await tx.delete(PhotoSize, { allianceId, photoId });
    await tx.delete(Photo, { allianceId, id: photoId });
  }

  /** WebP. */
  async bytes(
    tx: EntityManager,
    { allianceId, id: photoId }: Pick<Photo, 'allianceId' | 'id'>,
    size: PhotoSizeName,
  ): Promise<Buffer> {
    return existing(await tx.findOneBy(PhotoSize, { allianceId, photoId, size })).bytes;
  }
}

/** PostgreSQL answers sums as text. */
async function bytesOf(tx: EntityManager, allianceId: string): Promise<number> {
  const [row] = await rowsOf<{ bytes: number | string }>(tx, SUM, [allianceId]);
  return Number(row?.bytes ?? 0);
}

const shareIsFull = (): Refusal =>
  new Refusal('conflict', 'photos-full', {
    de: 'Der Platz für Bilder dieses Bündnisses ist aufgebraucht (2 GB). Bitte sagen Sie der Koordination Bescheid.',
    en: 'The room for pictures of this alliance is used up (2 GB). Please tell the coordination.',
  });
