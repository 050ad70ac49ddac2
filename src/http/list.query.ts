/** What every list takes: how many entries, and after which one. */
import { isId } from '../shared/input-text.js';
import { FormField, QueryIntField } from './fields.decorators.js';
import { isCursorOf, noSuchPart } from './list-parts.js';

/** `nextCursor` of the part before; `parts` test the parts of the key that a list puts into its cursors. */
export const CursorField = (...parts: ((part: string) => boolean)[]): PropertyDecorator =>
  FormField({
    says: '`nextCursor` of the page before.',
    max: 500,
    optional: true,
    test: (text) => isCursorOf(text, parts),
    words: noSuchPart,
  });

/** For lists in the order of ids; one in another order declares its own `cursor`. */
export class ListQuery {
  @QueryIntField({ says: 'Entries per page.', min: 1, max: 200, optional: true })
  limit: number = 50;

  @CursorField(isId)
  cursor?: string;
}
