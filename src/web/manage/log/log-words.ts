/** The words of the audit log: what somebody did, and to which of its fields. */
import { dictionary, type Language, type Words } from '../../../shared/words.js';
import { addressOf, exportFiles, exportNames } from '../exported-lists.js';
import type { Fields } from '../fields.js';
import { itemFields } from '../item-fields.js';
import { partnerFields } from '../partner-fields.js';
import { placeFields } from '../place-fields.js';
import { portraitFields, rulesFields } from '../settings-fields.js';

/** By their names in the log. */
type Names = Readonly<Record<string, Words>>;

/** What a field is called: its label, which English writes small inside a sentence. */
const namesOf = (fields: Fields): Names =>
  Object.fromEntries(
    Object.entries(fields).map(([path, { label, inLog }]) => [
      path.replace('rules.', ''),
      inLog ?? { de: label.de, en: label.en.charAt(0).toLowerCase() + label.en.slice(1) },
    ]),
  );

/** Files that were taken along: the list with its format. */
const exported: Names = Object.fromEntries(
  exportFiles.map((file) => [
    addressOf(file),
    {
      de: `${exportNames.de[file.list]}.${file.format}`,
      en: `${exportNames.en[file.list]}.${file.format}`,
    },
  ]),
);

/** Fields, roles, texts and files as they stand in the log, in words. */
const details: Names = {
  ...exported,
  ...namesOf({ ...portraitFields, ...rulesFields, ...partnerFields, ...placeFields, ...itemFields }),
  agreementVersion: { de: 'Angenommene Fassung', en: 'accepted version' },
  photos: { de: 'Fotos', en: 'photos' },
  made: { de: 'Neu', en: 'new' },
  changed: { de: 'Geändert', en: 'changed' },
  partners: { de: 'Bündnispartner', en: 'partners' },
  places: { de: 'Lagerorte', en: 'storage places' },
  mode: { de: 'Wer entscheidet', en: 'who decides' },
  otherwise: { de: 'Wer sonst entscheidet', en: 'who decides otherwise' },
  upToQuantity: { de: 'Ohne Rückfrage bis zur Anzahl', en: 'without asking up to the number' },
  upToValueCents: { de: 'Ohne Rückfrage bis zum Wert (ct)', en: 'without asking up to the value (ct)' },
  upToDaysAhead: { de: 'Ohne Rückfrage bis Tage voraus', en: 'without asking up to days ahead' },
  alliance: { de: 'für das ganze Bündnis', en: 'for the whole alliance' },
  owner: { de: 'für einen Eigentümer', en: 'for an owner' },
  item: { de: 'für einen Gegenstand', en: 'for an item' },
  qualification: { de: 'Qualifikation', en: 'qualification' },
  validMonths: { de: 'Gilt Monate', en: 'valid for months' },
  removed: { de: 'entfernt', en: 'taken away' },
  setAside: { de: 'Beiseitegelegt', en: 'set aside' },
  partnerId: { de: 'Bündnispartner', en: 'partner' },
  from: { de: 'Von', en: 'from' },
  until: { de: 'Bis', en: 'until' },
  coordinator: { de: 'Koordination', en: 'coordinator' },
  deputy: { de: 'Stellvertretung', en: 'deputy' },
  keeper: { de: 'Lagerbetreuung', en: 'keeper' },
  admitted: { de: 'aufgenommen', en: 'let in' },
  'not-admitted': { de: 'nicht aufgenommen', en: 'not let in' },
  member: { de: 'Mitglied', en: 'member' },
  manager: { de: 'Leitung', en: 'manager' },
  'loan-rules': { de: 'Leihordnung', en: 'loan rules' },
  'founding-agreement': { de: 'Gründungsvereinbarung', en: 'founding agreement' },
  imprint: { de: 'Impressum', en: 'legal notice' },
  privacy: { de: 'Datenschutz', en: 'privacy' },
  accessibility: { de: 'Barrierefreiheit', en: 'accessibility' },
  'plain-language': { de: 'Leichte Sprache', en: 'easy language' },
  about: { de: 'Über das Bündnis', en: 'about the alliance' },
};

/** Fields that are called the same in several bodies, by what the deed was about. */
const fieldsOf: Readonly<Record<string, Names>> = {
  partners: namesOf(partnerFields),
  'storage-places': namesOf(placeFields),
  items: namesOf(itemFields),
  alliance: namesOf({ ...portraitFields, ...rulesFields }),
  closures: {
    quantity: { de: 'Anzahl', en: 'number' },
    everyYear: { de: 'Jedes Jahr', en: 'every year' },
  },
};

export const logWords = dictionary(
  {
    title: 'Protokoll',
    intro:
      'Wer wann was an den Grundlagen des Bündnisses geändert und wer Listen mitgenommen hat. Nichts davon lässt sich ändern.',
    none: 'Noch hat niemand etwas geändert.',
    when: 'Wann',
    who: 'Wer',
    what: 'Was',
    which: 'Einzelheiten',
    deeds: {
      'alliance.change': 'Einstellungen des Bündnisses geändert',
      'alliance.found': 'Bündnis gegründet',
      'alliance.show': 'Bündnis öffentlich gemacht',
      'alliance.hide': 'Bündnis verborgen',
      'foundings.invite': 'Zum Gründen eingeladen',
      'foundings.revoke': 'Einladung zum Gründen zurückgenommen',
      'texts.publish': 'Text veröffentlicht',
      'partners.create': 'Partner angelegt',
      'partners.change': 'Partner geändert',
      'people.invite': 'Person eingeladen',
      'people.remove': 'Person entfernt',
      'invitations.create': 'Einladung zum Weitergeben gemacht',
      'invitations.revoke': 'Einladung zurückgezogen',
      'invitations.take': 'Über eine Einladung dazugekommen',
      'roles.change': 'Rolle geändert',
      'items.create': 'Gegenstand angelegt',
      'items.change': 'Gegenstand geändert',
      'items.confirm': 'Gegenstand bestätigt',
      'items.import': 'Liste eingelesen',
      'items.undo-import': 'Eingelesene Liste zurückgenommen',
      'storage-places.create': 'Lagerort angelegt',
      'storage-places.change': 'Lagerort geändert',
      'storage-places.confirm': 'Lagerort bestätigt',
      'school-holidays.add': 'Schulferien eingetragen',
      'school-holidays.remove': 'Schulferien entfernt',
      'closures.create': 'Sperrzeit eingetragen',
      'closures.remove': 'Sperrzeit entfernt',
      'approval-rules.change': 'Geändert, wer entscheidet',
      'lending-rules.change': 'Eigene Regeln geändert',
      'stand-ins.enter': 'Vertretung eingetragen',
      'stand-ins.end': 'Vertretung beendet',
      'qualifications.change': 'Liste der Qualifikationen geändert',
      'held-qualifications.enter': 'Qualifikation einer Person eingetragen oder gelöscht',
      'waiting.join': 'Auf die Warteliste gesetzt',
      'waiting.leave': 'Von der Warteliste genommen',
      'waiting.answer': 'Auf der Warteliste geantwortet',
      'waiting.jump': 'Auf der Warteliste vorgezogen',
      'applicants.decide': 'Über Zugang entschieden',
      'feeds.create': 'Kalender-Abo angelegt',
      'feeds.revoke': 'Kalender-Abo beendet',
      'export.make': 'Liste mitgenommen',
    },
    other: 'Etwas geändert',
    more: 'Weiteres',
    at: (deed: string, subject: string) => `${deed}: ${subject}`,
    machine: 'Betrieb',
    given: 'vergeben:',
    taken: 'zurückgenommen:',
    version: (number: string) => `Fassung ${number}`,
  },
  {
    title: 'Log',
    intro:
      'Who changed what in the foundations of the alliance, who took lists along, and when. None of it can be changed.',
    none: 'Nobody has changed anything yet.',
    when: 'When',
    who: 'Who',
    what: 'What',
    which: 'Details',
    deeds: {
      'alliance.change': 'Settings of the alliance changed',
      'alliance.found': 'Alliance founded',
      'alliance.show': 'Alliance made public',
      'alliance.hide': 'Alliance hidden',
      'foundings.invite': 'Invited to found',
      'foundings.revoke': 'Invitation to found taken back',
      'texts.publish': 'Text published',
      'partners.create': 'Partner created',
      'partners.change': 'Partner changed',
      'people.invite': 'Person invited',
      'people.remove': 'Person removed',
      'invitations.create': 'Invitation to pass on made',
      'invitations.revoke': 'Invitation revoked',
      'invitations.take': 'Joined by an invitation',
      'roles.change': 'Role changed',
      'items.create': 'Item created',
      'items.change': 'Item changed',
      'items.confirm': 'Item confirmed',
      'items.import': 'List imported',
      'items.undo-import': 'Import of a list undone',
      'storage-places.create': 'Storage place created',
      'storage-places.change': 'Storage place changed',
      'storage-places.confirm': 'Storage place confirmed',
      'school-holidays.add': 'School holidays entered',
      'school-holidays.remove': 'School holidays removed',
      'closures.create': 'Closure entered',
      'closures.remove': 'Closure removed',
      'approval-rules.change': 'Changed who decides',
      'lending-rules.change': 'Own rules changed',
      'stand-ins.enter': 'Stand-in entered',
      'stand-ins.end': 'Stand-in ended',
      'qualifications.change': 'List of qualifications changed',
      'held-qualifications.enter': 'Qualification of a person entered or deleted',
      'waiting.join': 'Put on the waiting list',
      'waiting.leave': 'Taken off the waiting list',
      'waiting.answer': 'Answered on the waiting list',
      'waiting.jump': 'Put first on the waiting list',
      'applicants.decide': 'Decided about access',
      'feeds.create': 'Calendar subscription created',
      'feeds.revoke': 'Calendar subscription revoked',
      'export.make': 'List taken along',
    },
    other: 'Something changed',
    more: 'More',
    at: (deed: string, subject: string) => `${deed}: ${subject}`,
    machine: 'Operator',
    given: 'given:',
    taken: 'taken back:',
    version: (number: string) => `version ${number}`,
  },
);

/** What a field is called in a sentence of its own. */
export function fieldInWords(what: string, field: string, language: Language): string {
  const name = field.replace('rules.', '');
  const room = what.split('.')[0] ?? '';
  const own = Object.hasOwn(fieldsOf, room) ? { ...details, ...fieldsOf[room] } : details;
  const called = Object.hasOwn(own, name) ? own[name]![language] : logWords[language].more;
  return called.charAt(0).toUpperCase() + called.slice(1);
}

/** A detail of an entry in words; names that nobody translated are left out rather than shown as code. */
export function detailInWords(detail: string, language: Language): string {
  const w = logWords[language];
  const [, deed = '', names = ''] = /^(?:(given|taken): )?(.*)$/s.exec(detail) ?? [];
  const said = names.split(', ').flatMap((name) => {
    if (/^\d+$/.test(name)) return [w.version(name)];
    const known = Object.hasOwn(details, name) ? details[name] : undefined;
    return known ? [known[language]] : [];
  });
  const what = said.join(', ');
  return what === '' || deed === '' ? what : `${deed === 'given' ? w.given : w.taken} ${what}`;
}
