/** What mails say about an alliance. */
import type { AllianceFacts } from '../notifications/mail-facts.js';
import type { Alliance } from './alliance.entity.js';

export const allianceFacts = (alliance: Alliance, baseUrl: string): AllianceFacts => ({
  name: alliance.name,
  slug: alliance.slug,
  place: alliance.place,
  contactName: alliance.contactName,
  contactPhone: alliance.contactPhone,
  contactHours: alliance.contactHours,
  timeZone: alliance.timeZone,
  baseUrl,
});
