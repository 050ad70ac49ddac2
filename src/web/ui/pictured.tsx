/** What a thing looks like: its first photo, or the drawing of its kind. */
import type { VNode } from 'preact';
import type { ItemPhotoView } from '../../items/photos/item-photo.view.js';
import { sidesIn } from '../../items/photos/photo-sizes.js';
import { drawingOf } from './drawing.js';
import { Drawn } from './icon.js';

interface PicturedProps {
  of: { name: string; category: string; photo?: ItemPhotoView | undefined };
  class?: string;
}

/** Beside its name: a photo says what was said of it, and does not say the name again. */
export const Pictured = ({ of, class: name }: PicturedProps): VNode => {
  const { photo } = of;
  if (!photo) return <Drawn drawing={drawingOf(of)} {...(name === undefined ? {} : { class: name })} />;
  const { description, urls } = photo;
  return <img class={name} src={urls.small} alt={description} {...sidesIn('small', photo)} loading="lazy" />;
};
