/** How an item of the pooled list reads for somebody who wishes it for some days. */
import type { ListPart } from '../../http/list-parts.js';
import type { ItemView } from '../../items/item.dto.js';
import type { ItemPhotoView } from '../../items/photos/item-photo.view.js';
import type { StoragePlaceView } from '../../items/storage-place.dto.js';
import type { Words } from '../../shared/words.js';
import type { Period } from '../../shared/period.js';
import type { DayLook } from '../stock/day-look.js';

/** What can be had for some days. */
export interface Had {
  free: number;
  hours: readonly Period[];
  closing?: Words | undefined;
}

/** `free` is what can be had with the hand-over times of its place; missing while no days are wished. */
export interface WishedItem extends ItemView {
  /** Of a single day for which none is free: the hours in which some are. */
  hours: readonly Period[];
  /** Why nothing can be had: its place opens nowhere near the wished days. */
  closing?: Words | undefined;
}

/** What the list can be narrowed to. */
export interface Narrowing {
  /** Headings (categories), in the order of the alphabet. */
  headings: string[];
  places: { id: string; name: string }[];
  /** In the order of the alphabet. */
  owners: { id: string; name: string }[];
}

/** A part of the list, and what it can be narrowed to. */
export interface WishedPage extends Narrowing, ListPart<WishedItem> {}

/** An item with all that its page shows. */
export interface WishedSheet {
  item: WishedItem;
  /** What it is made of and what goes with it, as far as it is there for who looks. */
  around: ItemView[];
  place: StoragePlaceView;
  /** In their order. */
  photos: ItemPhotoView[];
  looks: DayLook[];
  /** What can be had of it for each of the days that were asked for besides, as if they were wished. */
  others: Had[];
}
