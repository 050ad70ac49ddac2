/** What an item is made of, and what goes with it. */
import type { VNode } from 'preact';
import type { ItemView } from '../../../items/item.dto.js';
import type { Language } from '../../../shared/words.js';
import { kindOf } from '../../ui/drawing.js';
import { Pictured } from '../../ui/pictured.js';
import { softened } from '../../ui/soft.js';
import { thereInWords } from '../free-words.js';
import { itemWords } from './item-words.js';

interface TogetherFacts {
  unit: string;
  parts: readonly { item: ItemView; quantity: number }[];
  accessories: readonly ItemView[];
  /** The address of an item's page. */
  pathOf: (id: string) => string;
  language: Language;
}

export const Together = ({ unit, parts, accessories, pathOf, language }: TogetherFacts): VNode => {
  const w = itemWords[language];
  return (
    <>
      {parts.length > 0 && (
        <section class="lb-panel" aria-labelledby="parts">
          <h2 id="parts">{w.parts}</h2>
          <p>{w.partsOf(unit)}</p>
          <ul class="lb-things">
            {parts.map(({ item, quantity }) => (
              <Thing {...{ item, quantity, pathOf, language }} key={item.id} />
            ))}
          </ul>
        </section>
      )}
      {accessories.length > 0 && (
        <section class="lb-panel" aria-labelledby="accessories">
          <h2 id="accessories">{w.accessories}</h2>
          <ul class="lb-things">
            {accessories.map((item) => (
              <Thing {...{ item, pathOf, language }} key={item.id} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

interface ThingFacts extends Pick<TogetherFacts, 'pathOf' | 'language'> {
  item: ItemView;
  quantity?: number;
}

const Thing = ({ item, quantity, pathOf, language }: ThingFacts): VNode => (
  <li class="lb-thing" data-cat={kindOf(item.category)}>
    <Pictured of={item} class="lb-thing__pic" />
    <div>
      <p>
        {quantity !== undefined && `${quantity} × `}
        <a href={pathOf(item.id)}>{softened(item.name)}</a>
      </p>
      <p class="lb-small lb-quiet">{thereInWords(item, language)}</p>
    </div>
  </li>
);
