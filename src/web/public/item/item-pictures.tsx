/** What an item looks like: its first photo as large as there is room, the others in a row that leads to them; else a drawing. */
import type { VNode } from 'preact';
import type { ItemPhotoView } from '../../../items/photos/item-photo.view.js';
import { sidesIn } from '../../../items/photos/photo-sizes.js';
import type { Language } from '../../../shared/words.js';
import { drawingOf, kindOf } from '../../ui/drawing.js';
import { Drawn } from '../../ui/icon.js';
import { PhotoStrip } from '../../ui/photo-strip.js';

interface PicturesProps {
  item: { name: string; category: string };
  photos: readonly ItemPhotoView[];
  language: Language;
}

export const ItemPictures = ({ item, photos, language }: PicturesProps): VNode => {
  const [first, ...others] = photos;
  if (!first)
    return (
      <div class="lb-item__pic" data-cat={kindOf(item.category)}>
        <Drawn drawing={drawingOf(item)} />
      </div>
    );
  const { urls, description } = first;
  return (
    <div>
      <div class="lb-item__pic lb-item__pic--photo" data-cat={kindOf(item.category)}>
        <a href={urls.large}>
          <img src={urls.medium} alt={description || item.name} {...sidesIn('medium', first)} />
        </a>
      </div>
      <PhotoStrip photos={others} of={item.name} language={language} />
    </div>
  );
};
