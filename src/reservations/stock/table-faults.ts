/** Faults of a table: what one row is refused for, said at that row, so that all faults come at once. */
import { Refusal, type FieldFault } from '../../shared/refusal.js';

/** By the codes of those that speak of one field and do not name it. */
const fields: Readonly<Record<string, string>> = { 'inventory-number-taken': 'name' };

/** None where the work succeeds. What no form can mend (not there, not allowed) flies on. */
export async function faultsOf(row: string, work: () => Promise<unknown>): Promise<FieldFault[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal) || !['invalid', 'conflict', 'stale'].includes(error.kind)) throw error;
    const { errors } = error.details;
    if (errors) return errors.map(({ field, message }) => ({ field: `${row}.${field}`, message }));
    return [{ field: `${row}.${fields[error.code] ?? 'storagePlaceId'}`, message: error.words }];
  }
}
