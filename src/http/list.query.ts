/** What every list takes: how many entries, and after which one. */
import { QueryIntField, TextField } from './fields.decorators.js';

export class ListQuery {
  @QueryIntField({ says: 'Entries per page.', min: 1, max: 200, optional: true })
  limit: number = 50;

  @TextField({ says: '`nextCursor` of the page before.', max: 500, optional: true })
  cursor?: string;
}
