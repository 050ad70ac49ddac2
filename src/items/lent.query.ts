/** The SQL of what is lent: items that take new requests, since they are not set aside and their owner lends. */
import { lendsIn } from '../partners/who/lending.js';

/** A condition about a row of items that the query calls so; `isLent` says the same. */
export const lentIn = (item: string): string => `(${item}.set_aside_at IS NULL AND EXISTS (
  SELECT 1 FROM partners lender WHERE lender.id = ${item}.owner_id AND ${lendsIn('lender')}))`;

export const LENT = lentIn('item');
