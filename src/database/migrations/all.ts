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
import { Windows1764000000011 } from './0011-windows.js';
import { WordsAndReplacements1764000000012 } from './0012-words-and-replacements.js';
import { Promises1764000000013 } from './0013-promises.js';
import { OpenDoors1764000000014 } from './0014-open-doors.js';
import { WhatPeopleWouldRefuse1764000000015 } from './0015-what-people-would-refuse.js';
import { Holidays1764000000016 } from './0016-holidays.js';
import { DoorsAndApplicants1764000000017 } from './0017-doors-and-applicants.js';
import { FeedScopes1764000000018 } from './0018-feed-scopes.js';
import { MailFacts1764000000020 } from './0020-mail-facts.js';
import { Indices1764000000022 } from './0022-indices.js';
import { WholeTables1764000000023 } from './0023-whole-tables.js';
import { Faces1764000000024 } from './0024-faces.js';
import { Loans1764000000025 } from './0025-loans.js';
import { PendingChanges1764000000026 } from './0026-pending-changes.js';
import { Money1764000000027 } from './0027-money.js';
import { Photos1764000000028 } from './0028-photos.js';
import { StatesOfThings1764000000029 } from './0029-states-of-things.js';
import { CounterOffers1764000000030 } from './0030-counter-offers.js';
import { LateWarnings1764000000033 } from './0033-late-warnings.js';
import { Imports1764000000034 } from './0034-imports.js';
import { ItemPhotos1764000000035 } from './0035-item-photos.js';
import { Founding1764000000036 } from './0036-founding.js';
import { Invitations1764000000037 } from './0037-invitations.js';
import { FirstSteps1764000000038 } from './0038-first-steps.js';
import { Qualifications1764000000054 } from './0054-qualifications.js';
import { OwnUseOfSets1764000000055 } from './0055-own-use-of-sets.js';
import { ShowingStep1764000000047 } from './0047-showing-step.js';
import { LendingTerms1764000000048 } from './0048-lending-terms.js';
import { StandIns1764000000052 } from './0052-stand-ins.js';
import { FoundingAgreement1764000000039 } from './0039-founding-agreement.js';
import { Messages1764000000044 } from './0044-messages.js';
import { ClosureSeries1764000000051 } from './0051-closure-series.js';
import { Confirmations1764000000050 } from './0050-confirmations.js';
import { OwnUse1764000000045 } from './0045-own-use.js';
import { TimedNotices1764000000040 } from './0040-timed-notices.js';
import { TimedWishes1764000000041 } from './0041-timed-wishes.js';
import { WhoseYes1764000000043 } from './0043-whose-yes.js';
import { WaitingList1764000000042 } from './0042-waiting-list.js';

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
  Windows1764000000011,
  WordsAndReplacements1764000000012,
  Promises1764000000013,
  OpenDoors1764000000014,
  WhatPeopleWouldRefuse1764000000015,
  Holidays1764000000016,
  DoorsAndApplicants1764000000017,
  FeedScopes1764000000018,
  MailFacts1764000000020,
  Indices1764000000022,
  WholeTables1764000000023,
  Faces1764000000024,
  Loans1764000000025,
  PendingChanges1764000000026,
  Money1764000000027,
  Photos1764000000028,
  StatesOfThings1764000000029,
  CounterOffers1764000000030,
  LateWarnings1764000000033,
  Imports1764000000034,
  ItemPhotos1764000000035,
  Founding1764000000036,
  Invitations1764000000037,
  FirstSteps1764000000038,
  FoundingAgreement1764000000039,
  TimedNotices1764000000040,
  TimedWishes1764000000041,
  WaitingList1764000000042,
  WhoseYes1764000000043,
  Messages1764000000044,
  OwnUse1764000000045,
  ShowingStep1764000000047,
  LendingTerms1764000000048,
  Confirmations1764000000050,
  ClosureSeries1764000000051,
  StandIns1764000000052,
  Qualifications1764000000054,
  OwnUseOfSets1764000000055,
];
