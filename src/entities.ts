/** Every table's class, for the database to know. */
import type { Entities } from './database/database.module.js';
import { MigrationChecksum } from './database/migration-checksum.entity.js';
import { RequestKey } from './database/request-key.entity.js';
import { WriteProbe } from './database/write-probe.entity.js';
import { ClosureSeries } from './items/closure-series.entity.js';
import { Closure } from './items/closure.entity.js';
import { Confirmation } from './items/confirmation.entity.js';
import { ImportRow } from './items/import/import-row.entity.js';
import { Import } from './items/import/import.entity.js';
import { ItemAccessory } from './items/item-accessory.entity.js';
import { ItemPart } from './items/item-part.entity.js';
import { LendingTerms } from './items/lending/lending-terms.entity.js';
import { Item } from './items/item.entity.js';
import { ItemPhoto } from './items/photos/item-photo.entity.js';
import { PhotoSize } from './items/photos/photo-size.entity.js';
import { Photo } from './items/photos/photo.entity.js';
import { StoragePlace } from './items/storage-place.entity.js';
import { OutboxMail } from './notifications/outbox-mail.entity.js';
import { AccessToken } from './partners/access/access-token.entity.js';
import { AuditEntry } from './partners/log/audit-entry.entity.js';
import { AddressChange } from './partners/signing-in/address-change.entity.js';
import { AllianceCrest } from './partners/who/alliance-crest.entity.js';
import { Alliance } from './partners/who/alliance.entity.js';
import { AllianceText } from './partners/alliances/alliance-text.entity.js';
import { FoundingInvitation } from './partners/alliances/founding-invitation.entity.js';
import { PutOffStep } from './partners/alliances/put-off-step.entity.js';
import { SchoolHoliday } from './partners/holidays/school-holiday.entity.js';
import { MailedCode } from './partners/signing-in/mailed-code.entity.js';
import { Membership } from './partners/who/membership.entity.js';
import { HeldQualification } from './partners/who/held-qualification.entity.js';
import { Qualification } from './partners/who/qualification.entity.js';
import { Invitation } from './partners/members/invitation.entity.js';
import { InvitationCode } from './partners/members/invitation-code.entity.js';
import { Partner } from './partners/who/partner.entity.js';
import { Person } from './partners/who/person.entity.js';
import { Role } from './partners/who/role.entity.js';
import { StandIn } from './partners/who/stand-in.entity.js';
import { Session } from './partners/access/session.entity.js';
import { SignIn } from './partners/signing-in/sign-in.entity.js';
import { ApplicantTry } from './reservations/admitting/applicant-try.entity.js';
import { Applicant } from './reservations/admitting/applicant.entity.js';
import { LateWarning } from './reservations/desk/late-warning.entity.js';
import { Feed } from './reservations/feeds/feed.entity.js';
import { ApprovalRule } from './reservations/record/approval-rule.entity.js';
import { DamageReport } from './reservations/record/damage-report.entity.js';
import { HistoryEntry } from './reservations/record/history-entry.entity.js';
import { LoanPhoto } from './reservations/record/loan-photo.entity.js';
import { Message } from './reservations/record/message.entity.js';
import { MoneyEntry } from './reservations/record/money-entry.entity.js';
import { PendingChangeLine } from './reservations/record/pending-change-line.entity.js';
import { PendingChange } from './reservations/record/pending-change.entity.js';
import { PromisedPart } from './reservations/record/promised-part.entity.js';
import { ReservationLine } from './reservations/record/reservation-line.entity.js';
import { Reservation } from './reservations/record/reservation.entity.js';
import { TimedNotice } from './reservations/reminding/timed-notice.entity.js';
import { WaitingEntry } from './reservations/record/waiting-entry.entity.js';

export const entities: Entities = [
  MigrationChecksum,
  WriteProbe,
  RequestKey,
  OutboxMail,
  Alliance,
  AllianceText,
  PutOffStep,
  AllianceCrest,
  FoundingInvitation,
  Partner,
  Person,
  Membership,
  Invitation,
  InvitationCode,
  Role,
  StandIn,
  SignIn,
  Session,
  AccessToken,
  AuditEntry,
  AddressChange,
  MailedCode,
  SchoolHoliday,
  Qualification,
  HeldQualification,
  StoragePlace,
  Item,
  ItemPart,
  ItemAccessory,
  Closure,
  ClosureSeries,
  Confirmation,
  Import,
  ImportRow,
  Photo,
  PhotoSize,
  ItemPhoto,
  Reservation,
  ReservationLine,
  PromisedPart,
  PendingChange,
  PendingChangeLine,
  WaitingEntry,
  HistoryEntry,
  MoneyEntry,
  Message,
  LateWarning,
  TimedNotice,
  LoanPhoto,
  DamageReport,
  ApprovalRule,
  LendingTerms,
  Feed,
  Applicant,
  ApplicantTry,
];
