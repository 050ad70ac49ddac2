/** The disk that the data stands on: how much room it has, and whether that is enough for what can wait. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from './config.js';
import { isShortOfRoom, type DiskRoom } from './disk-room.js';
import { Refusal } from './refusal.js';

@Injectable()
export class Disk {
  constructor(private readonly config: Config) {}

  /** Of an SQLite file; with PostgreSQL, which may be elsewhere, only of this process. Undefined where it cannot be told. */
  async room(): Promise<DiskRoom | undefined> {
    const disk = await statfs(dirname(this.config.sqliteFile)).catch(() => undefined);
    return disk && { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize };
  }

  /** Refuses (503) what takes much room and can wait, while little is left. */
  async keepRoom(): Promise<void> {
    if (isShortOfRoom(await this.room())) throw noRoom();
  }
}

const noRoom = (): Refusal =>
  new Refusal('unavailable', 'disk-low', {
    de: 'Gerade ist zu wenig Platz für Bilder. Alles andere geht weiter; bitte sagen Sie der Koordination Bescheid.',
    en: 'There is too little room for pictures just now. Everything else goes on; please tell the coordination.',
  });
