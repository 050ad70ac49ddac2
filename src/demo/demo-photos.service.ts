/** The demo's photos of items: pictures beside its files, each called like the inventory number of what it shows. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { PhotosByName } from '../items/photos/photos-by-name.service.js';
import type { Actor } from '../partners/who/actor.js';

/** Beside them lies what they were drawn from. */
const PICTURE = '.webp';

@Injectable()
export class DemoPhotos {
  constructor(private readonly photos: PhotosByName) {}

  /** Of the folder of an alliance, which may have none. */
  async hang(coordinator: Actor, folder: string): Promise<void> {
    const at = join(folder, 'photos');
    const files = await readdir(at).catch(() => []);
    for (const fileName of files.filter((file) => extname(file) === PICTURE).toSorted()) {
      const photo = await readFile(join(at, fileName), 'latin1');
      await this.photos.add(coordinator, { fileName, photo });
    }
  }
}
