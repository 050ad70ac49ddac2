/** Section id: where the list says a category begins, for whatever page leads there. */
import { fold } from '../../items/search-text.js';

export const sectionId = (category: string): string =>
  `category-${fold(category).replace(/[^a-z\d]+/g, '-')}`;
