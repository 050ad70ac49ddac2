/** Every table's class, for the database to know. */
import type { Entities } from './database/database.module.js';
import { MigrationChecksum } from './database/migration-checksum.entity.js';
import { RequestKey } from './database/request-key.entity.js';
import { Closure } from './items/closure.entity.js';
import { ItemAccessory } from './items/item-accessory.entity.js';
import { ItemPart } from './items/item-part.entity.js';
import { Item } from './items/item.entity.js';
import { StoragePlace } from './items/storage-place.entity.js';
import { OutboxMail } from './notifications/outbox-mail.entity.js';
import { AccessToken } from './partners/access-token.entity.js';
import { AuditEntry } from './partners/audit-entry.entity.js';
import { AddressChange } from './partners/address-change.entity.js';
import { Alliance } from './partners/alliance.entity.js';
import { AllianceText } from './partners/alliance-text.entity.js';
import { MailedCode } from './partners/mailed-code.entity.js';
import { Membership } from './partners/membership.entity.js';
import { Partner } from './partners/partner.entity.js';
import { Person } from './partners/person.entity.js';
import { Role } from './partners/role.entity.js';
import { Session } from './partners/session.entity.js';
import { SignIn } from './partners/sign-in.entity.js';
import { Feed } from './reservations/feed.entity.js';
import { HistoryEntry } from './reservations/history-entry.entity.js';
import { ReservationLine } from './reservations/reservation-line.entity.js';
import { Reservation } from './reservations/reservation.entity.js';

export const entities: Entities = [
  MigrationChecksum,
  RequestKey,
  OutboxMail,
  Alliance,
  AllianceText,
  Partner,
  Person,
  Membership,
  Role,
  SignIn,
  Session,
  AccessToken,
  AuditEntry,
  AddressChange,
  MailedCode,
  StoragePlace,
  Item,
  ItemPart,
  ItemAccessory,
  Closure,
  Reservation,
  ReservationLine,
  HistoryEntry,
  Feed,
];
