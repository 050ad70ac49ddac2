/** A field that holds a mail address: the one check for all forms and bodies. */
import { isMailAddress } from '../../notifications/mailbox.js';

export const mailAddress = {
  max: 254,
  test: isMailAddress,
  words: {
    de: 'Bitte eine E-Mail-Adresse, etwa name@example.org.',
    en: 'Please a mail address such as name@example.org.',
  },
};
