/** What our forms for signing in send beside the bodies of the API. */
import { TextField } from '../../http/fields.decorators.js';
import { NewSessionDto } from '../../partners/signing-in/sign-in.dto.js';

/** The last part of a mailed link, carried in the body so that no log ever sees it. */
export class SecretFormDto {
  @TextField({ says: 'The secret of the mailed link.', min: 1, max: 300 }) secret!: string;
}

export class CodeFormDto extends NewSessionDto {
  @TextField({ says: 'Where to go on, should a new code be asked for.', max: 500, optional: true })
  returnTo?: string;
}
