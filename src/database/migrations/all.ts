/** Every migration, in order; forward only. */
import { Partners1764000000001 } from './0001-partners.js';
import { Items1764000000002 } from './0002-items.js';
import { Reservations1764000000003 } from './0003-reservations.js';
import { Mails1764000000004 } from './0004-mails.js';
import { Checksums1764000000005 } from './0005-checksums.js';

export const migrations = [
  Partners1764000000001,
  Items1764000000002,
  Reservations1764000000003,
  Mails1764000000004,
  Checksums1764000000005,
];
