/** What our plain pages send beside the bodies of the API. */
import { TextField } from '../http/fields.decorators.js';

/** The last part of a mailed link, carried in the body so that no log ever sees it. */
export class SecretFormDto {
  @TextField({ says: 'The secret of the mailed link.', min: 1, max: 300 }) secret!: string;
}
