/** Sections: the items of the list under their categories, as they come; what somebody searched for stands together. */
import { sectionId } from '../section-id.js';

export interface Section<Item> {
  /** Of its heading, to jump to. */
  id: string;
  /** Empty for what was found, and for what has no category. */
  category: string;
  items: Item[];
}

/** In the order in which the first item of each comes; what has no category comes last. */
export function sectionsOf<Item extends { category: string }>(items: readonly Item[]): Section<Item>[] {
  const categories = [...new Set(items.map(({ category }) => category))];
  const ordered = [...categories.filter((category) => category !== ''), ''];
  const sections = ordered.map((category) => ({
    id: sectionId(category),
    category,
    items: items.filter((item) => item.category === category),
  }));
  return sections.filter((section) => section.items.length > 0).map(unlikeThoseBefore);
}

/** Categories that are only spelled alike stay apart. */
function unlikeThoseBefore<Item>(
  section: Section<Item>,
  index: number,
  all: readonly Section<Item>[],
): Section<Item> {
  const isTaken = all.slice(0, index).some(({ id }) => id === section.id);
  return isTaken ? { ...section, id: `${section.id}-${index}` } : section;
}

/** In the order in which they were found. */
export const foundTogether = <Item>(items: readonly Item[]): Section<Item>[] => [
  { id: 'found', category: '', items: [...items] },
];
