/** What somebody says of a file that they take along. */
import { ChoiceField } from '../http/fields.decorators.js';
import { csvReaders, type CsvReader } from '../web/manage/exported-lists.js';

export class ExportQuery {
  @ChoiceField({
    says: 'How a CSV is written: `programs` (the usual) as RFC 4180 with commas; `excel` as Excel opens it in your language, in German with semicolons and decimal commas.',
    of: csvReaders,
    optional: true,
  })
  for: CsvReader = 'programs';
}
