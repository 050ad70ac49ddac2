/** What can be done with the inventory as a whole: bring a list, print labels, put a set together, change many, add many photos. */
import type { VNode } from 'preact';
import type { Typed } from '../../forms/typed.js';
import { ButtonLink } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf } from '../manage-frame.js';
import { itemWords } from './item-words.js';
import { manyPhotosAt } from './photos-page.js';
import { photosWords } from './photos-words.js';

interface ToolsProps {
  visit: Visit;
  query: Typed;
  /** False where the list shows none: then only a list can be brought. */
  hasItems: boolean;
}

export const ItemsTools = ({ visit, query, hasItems }: ToolsProps): VNode => {
  const w = itemWords[visit.language];
  const at = manageOf(visit);
  const forSome: readonly [string, string][] = [
    [`${at}/items/labels?${new URLSearchParams(query)}`, w.printLabels],
    [`${at}/items/new?kind=computed_set`, w.newSet],
    [`${at}/items/table`, w.table],
    [manyPhotosAt(visit), photosWords[visit.language].many],
  ];
  return (
    <div class="lb-row">
      {visit.actor!.isCoordination && (
        <ButtonLink href={`${at}/import`} weight={hasItems ? 'tertiary' : 'secondary'}>
          {w.importList}
        </ButtonLink>
      )}
      {hasItems &&
        forSome.map(([href, label]) => (
          <ButtonLink key={href} href={href} weight="tertiary">
            {label}
          </ButtonLink>
        ))}
    </div>
  );
};
