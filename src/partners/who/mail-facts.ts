/** What mails say about an alliance, and in which language they speak. */
import type { AllianceFacts } from '../../notifications/mail-facts.js';
import type { Language } from '../../shared/words.js';
import { allianceColours, mailColours } from './alliance-colours.js';
import type { Alliance } from './alliance.entity.js';

/** German for whoever chose none. */
export const mailLanguageOf = ({ language }: { language: Language | null }): Language => language ?? 'de';

export const allianceFacts = (alliance: Alliance, baseUrl: string): AllianceFacts => ({
  name: alliance.name,
  slug: alliance.slug,
  place: alliance.place,
  contactName: alliance.contactName,
  contactPhone: alliance.contactPhone,
  contactHours: alliance.contactHours,
  timeZone: alliance.timeZone,
  colours: mailColours[alliance.colour ?? allianceColours[0]],
  baseUrl,
});
