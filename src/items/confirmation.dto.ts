/** Confirmations over the wire. */
import { instant, Shows } from '../http/shown.decorators.js';

export class ConfirmationView {
  @Shows('Of the item or the storage place.') id!: string;
  @Shows('When it was confirmed: now.', instant) confirmedAt!: string;
}
