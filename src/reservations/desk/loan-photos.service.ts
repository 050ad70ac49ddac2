/** Photos of what is lent: added by who borrows it or has it in hand, seen by those and the coordination. */
import { Injectable } from '@nestjs/common';
import { newId } from '../../database/columns.js';
import { expectVersion } from '../../http/etag.js';
import { cursorKey, listPartOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { Photos } from '../../items/photos/photos.service.js';
import type { PhotoSizeName } from '../../items/photos/photo-sizes.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look, type Turn } from '../../partners/who/turns.service.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { LoanPhoto } from '../record/loan-photo.entity.js';
import type { LoanPhotoView } from '../record/loan-photo.view.js';
import { photosFor, photoView, type PhotoRow } from '../record/loan-photos.query.js';
import { isConcernedWith, relationsTo } from '../record/relations.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import type { PhotoDto } from './desk.dto.js';

export const MOST_PHOTOS = 10;

@Injectable()
export class LoanPhotos {
  constructor(
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly photos: Photos,
  ) {}

  /** Oldest first. */
  list(actor: Actor, id: string, { limit, cursor }: ListQuery): Promise<ListPart<LoanPhotoView>> {
    return this.turns.look(actor, async ({ tx }) => {
      const found = await this.store.find(tx, actor, id);
      const [after = ''] = cursor === undefined ? [] : cursorKey(cursor, 1);
      const rows = (await photosFor(tx, actor, found)).filter((photo) => photo.id > after);
      const part = listPartOf(rows, limit, (photo) => [photo.id]);
      return { ...part, items: part.items.map((row) => photoView(actor, row)) };
    });
  }

  /** Drawn before anything is written, so that nobody waits for it; what was right then is asked again. */
  async add(actor: Actor, id: string, said: PhotoDto, ifMatch?: string): Promise<LoanPhotoView> {
    await this.turns.look(actor, (look) => this.find(look, id, said.lineId, ifMatch));
    const drawn = await this.photos.draw(actor, Buffer.from(said.photo, 'latin1'));
    return this.turns.take(actor, async (turn) => {
      const { found, line } = await this.find(turn, id, said.lineId, ifMatch);
      await refuseTooMany(turn, line);
      const { id: photoId, width, height } = await this.photos.keep(turn, drawn);
      const row = await this.link(turn, found, line, { photoId, description: said.description ?? '' });
      return photoView(actor, { ...row, width, height });
    });
  }

  /** WebP. Refuses (404) whoever may not see it. */
  bytes(actor: Actor, id: string, photoId: string, size: PhotoSizeName): Promise<Buffer> {
    return this.turns.look(actor, async ({ tx }) => {
      const found = await this.store.find(tx, actor, id);
      existing((await photosFor(tx, actor, found)).find((photo) => photo.id === photoId));
      return this.photos.bytes(tx, { allianceId: actor.allianceId, id: photoId }, size);
    });
  }

  /** Refuses (403) a line that is in other hands, and (409) what was never handed over. */
  private async find(
    { tx, actor }: Look,
    id: string,
    lineId: string | undefined,
    ifMatch: string | undefined,
  ): Promise<{ found: Found; line: ReservationLine }> {
    const found = await this.store.find(tx, actor, id);
    const { reservation, items } = found;
    actor.require('photos.add', relationsTo(actor, reservation.partnerId, items));
    expectVersion(ifMatch, reservation.version);
    const line = lineNamed(reservation.lines, lineId);
    const item = items.find((one) => one.id === line.itemId)!;
    if (!isConcernedWith(actor, reservation.partnerId, item)) throw Refusal.forbidden();
    if (line.handedOverQuantity === 0) throw notHandedOver();
    return { found, line };
  }

  /** Not a change of the loan: whoever is just taking it back goes on with the version that they saw. */
  private async link(
    { tx, actor, now: at }: Turn,
    { reservation }: Found,
    { allianceId, reservationId, id: lineId }: ReservationLine,
    { photoId, description }: Pick<LoanPhoto, 'photoId' | 'description'>,
  ): Promise<Omit<PhotoRow, 'width' | 'height'>> {
    const { personId } = actor;
    const of = { allianceId, photoId, reservationId, lineId };
    await tx.insert(LoanPhoto, { id: newId(), ...of, personId, at, description });
    await this.store.remember(tx, reservation, { personId, what: 'addPhoto', at, detail: description });
    return { id: photoId, lineId, reservationId, description, at, who: actor.signedIn.name };
  }
}

/** The only one of a loan need not be named. */
function lineNamed(lines: readonly ReservationLine[], lineId: string | undefined): ReservationLine {
  const line = lineId === undefined && lines.length === 1 ? lines[0] : lines.find(({ id }) => id === lineId);
  if (line) return line;
  throw Refusal.invalidField('lineId', {
    de: 'Bitte sagen Sie, welche Zeile dieser Ausleihe das Bild zeigt.',
    en: 'Please say which line of this loan the picture shows.',
  });
}

async function refuseTooMany({ tx }: Turn, { allianceId, id: lineId }: ReservationLine): Promise<void> {
  if ((await tx.countBy(LoanPhoto, { allianceId, lineId })) < MOST_PHOTOS) return;
  throw new Refusal('conflict', 'too-many-photos', {
    de: `Mehr als ${MOST_PHOTOS} Bilder gibt es von einem Gegenstand einer Ausleihe nicht.`,
    en: `There are no more than ${MOST_PHOTOS} pictures of one thing of a loan.`,
  });
}

const notHandedOver = (): Refusal =>
  new Refusal('conflict', 'not-handed-over', {
    de: 'Davon wurde noch nichts ausgegeben. Bilder gibt es ab der Ausgabe.',
    en: 'Nothing of it was handed over yet. There are pictures from the hand-over on.',
  });
