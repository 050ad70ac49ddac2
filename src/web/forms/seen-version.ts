/** The version of a thing that somebody saw when they opened its form: what changed since is not done over. */
import { etagOf } from '../../http/etag.js';
import { wholeNumber, type Typed } from './typed.js';

/** For `If-Match`; undefined where the form names none. */
export function tagOf({ version }: Typed): string | undefined {
  const said = wholeNumber(version);
  return typeof said === 'number' ? etagOf(said) : undefined;
}
