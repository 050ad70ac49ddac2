/** How an audit entry reads over the wire. */
import { instant, listOf, orMissing, orNull, Shows, text } from '../../http/shown.decorators.js';

export class AuditChangeView {
  @Shows('The field, as the body that changes it calls it.') field!: string;
  @Shows('What it was before, as JSON; missing where its content is not kept.', orMissing()) from?: string;
  @Shows('What it became, as JSON; missing likewise.', orMissing()) to?: string;
}

export class AuditView {
  @Shows('Of the entry.') id!: string;
  @Shows('When it was done.', instant) at!: string;
  @Shows('Name of the person; null for a command.', orNull(text)) who!: string | null;
  @Shows('An action of the policy table, such as items.change.') what!: string;
  @Shows('Id of what it was done to; null where it was nothing by itself.', orNull(text))
  subjectId!: string | null;
  @Shows('What that was called; null where nobody said, or it was a person who is gone.', orNull(text))
  subject!: string | null;
  @Shows('Names of fields or roles.') detail!: string;
  @Shows('What changed in it, from what to what.', listOf(AuditChangeView)) changes!: AuditChangeView[];
}
