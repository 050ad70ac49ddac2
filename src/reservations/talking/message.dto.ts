/** What somebody says on a reservation. */
import { TextField } from '../../http/fields.decorators.js';

export class MessageDto {
  @TextField({
    says: 'What is asked or answered. It is mailed to the others at once.',
    min: 1,
    max: 1000,
    lines: true,
    missing: { de: 'Bitte schreiben Sie Ihre Nachricht.', en: 'Please write your message.' },
  })
  text!: string;
}
