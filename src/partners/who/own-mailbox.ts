/** The installation's own mailbox: it writes to people, so it is nobody's address, or answers would come back to itself. */
import { normalAddress } from '../../notifications/mailbox.js';
import type { Config } from '../../shared/config.js';
import { Refusal } from '../../shared/refusal.js';

/** Refuses (422) the address that all mails come from, in whatever spelling; `field` is where it was typed. */
export function refuseOwnMailbox(
  { mailFrom }: Pick<Config, 'mailFrom'>,
  address: string,
  field: string,
): void {
  if (normalAddress(address) === normalAddress(mailFrom)) throw Refusal.invalidField(field, isOwnMailbox);
}

export const isOwnMailbox = {
  de: 'Von dieser Adresse schreibt Leihbund selbst. Bitte nehmen Sie eine, an der jemand liest.',
  en: 'Leihbund itself writes from this address. Please take one at which somebody reads.',
};
