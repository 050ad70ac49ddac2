/** Photos whose file names say what they show: each finds its item by the inventory number in it. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../partners/who/actor.js';
import { Turns } from '../../partners/who/turns.service.js';
import { Refusal } from '../../shared/refusal.js';
import { Item } from '../item.entity.js';
import { ItemPhotos } from './item-photos.service.js';
import { namedItem, type Numbered } from './photo-names.js';

interface NamedFile {
  fileName: string;
  /** One character a byte. */
  photo: string;
}

@Injectable()
export class PhotosByName {
  constructor(
    private readonly turns: Turns,
    private readonly photos: ItemPhotos,
  ) {}

  /** Answers the item. Refuses (422) a name that says none, or may say several, of those that the actor may change. */
  async add(actor: Actor, { fileName, photo }: NamedFile): Promise<Numbered> {
    if (photo === '') throw nothingChosen();
    const named = namedItem(fileName, await this.own(actor));
    if (named.is === 'none') throw noNumber();
    if (named.is === 'several') throw several(named.items);
    await this.photos.add(actor, named.item.id, { photo });
    return named.item;
  }

  private own(actor: Actor): Promise<Numbered[]> {
    const { allianceId, partnerIds } = actor;
    const where = actor.isCoordination ? { allianceId } : { allianceId, ownerId: In(partnerIds) };
    return this.turns.look(actor, ({ tx }) =>
      tx.find(Item, { where, select: { id: true, inventoryNumber: true }, order: { id: 'ASC' } }),
    );
  }
}

const nothingChosen = (): Refusal =>
  Refusal.invalidField('photo', { de: 'Bitte wählen Sie ein Bild.', en: 'Please choose a picture.' });

const noNumber = (): Refusal =>
  Refusal.invalidField('photo', {
    de: 'Im Dateinamen steht keine Inventarnummer, die Sie verwalten.',
    en: 'The name of the file has no inventory number that you look after.',
  });

function several(items: readonly Numbered[]): Refusal {
  const numbers = items.map(({ inventoryNumber }) => inventoryNumber);
  return Refusal.invalidField('photo', {
    de: `Der Dateiname passt zu mehreren Nummern: ${numbers.join(', ')}. Bitte benennen Sie die Datei genau wie die Nummer.`,
    en: `The name of the file fits several numbers: ${numbers.join(', ')}. Please name the file exactly like the number.`,
  });
}
