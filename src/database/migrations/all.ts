/** Every migration, in order; forward only. */
import { Partners1764000000001 } from './0001-partners.js';
import { Items1764000000002 } from './0002-items.js';
import { Reservations1764000000003 } from './0003-reservations.js';
import { Mails1764000000004 } from './0004-mails.js';
import { Checksums1764000000005 } from './0005-checksums.js';
import { SignIn1764000000006 } from './0006-sign-in.js';
import { Audit1764000000007 } from './0007-audit.js';
import { MailQueue1764000000008 } from './0008-mail-queue.js';
import { Wishes1764000000009 } from './0009-wishes.js';
import { Texts1764000000010 } from './0010-texts.js';

export const migrations = [
  Partners1764000000001,
  Items1764000000002,
  Reservations1764000000003,
  Mails1764000000004,
  Checksums1764000000005,
  SignIn1764000000006,
  Audit1764000000007,
  MailQueue1764000000008,
  Wishes1764000000009,
  Texts1764000000010,
];
