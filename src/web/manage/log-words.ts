/** The words of the audit log: what somebody did, and to which of its fields. */
import { dictionary } from '../../shared/words.js';

const german = {
  'alliance.change': 'Einstellungen des Bündnisses geändert',
  'alliance.found': 'Bündnis gegründet',
  'texts.publish': 'Text veröffentlicht',
  'partners.create': 'Partner angelegt',
  'partners.change': 'Partner geändert',
  'people.invite': 'Person eingeladen',
  'people.remove': 'Person entfernt',
  'roles.change': 'Rolle geändert',
  'items.create': 'Gegenstand angelegt',
  'items.change': 'Gegenstand geändert',
  'storage-places.create': 'Lagerort angelegt',
  'storage-places.change': 'Lagerort geändert',
  'closures.create': 'Sperrzeit eingetragen',
  'closures.remove': 'Sperrzeit entfernt',
  'feeds.create': 'Kalender-Abo angelegt',
  'feeds.revoke': 'Kalender-Abo beendet',
} as const;

type Deed = keyof typeof german;

const english: Readonly<Record<Deed, string>> = {
  'alliance.change': 'Settings of the alliance changed',
  'alliance.found': 'Alliance founded',
  'texts.publish': 'Text published',
  'partners.create': 'Partner created',
  'partners.change': 'Partner changed',
  'people.invite': 'Person invited',
  'people.remove': 'Person removed',
  'roles.change': 'Role changed',
  'items.create': 'Item created',
  'items.change': 'Item changed',
  'storage-places.create': 'Storage place created',
  'storage-places.change': 'Storage place changed',
  'closures.create': 'Closure entered',
  'closures.remove': 'Closure removed',
  'feeds.create': 'Calendar subscription created',
  'feeds.revoke': 'Calendar subscription revoked',
};

/** Field and role names as they stand in the log, in words. */
const details: Readonly<Record<string, readonly [de: string, en: string]>> = {
  name: ['Name', 'name'],
  shortName: ['Kurzname', 'short name'],
  quantity: ['Bestand', 'stock'],
  unit: ['Einheit', 'unit'],
  kind: ['Art', 'kind'],
  parts: ['Teile', 'parts'],
  accessoryIds: ['Passt dazu', 'goes well with'],
  inventoryNumber: ['Inventarnummer', 'inventory number'],
  ownerId: ['Gehört', 'owner'],
  storagePlaceId: ['Lagerort', 'storage place'],
  description: ['Beschreibung', 'description'],
  category: ['Kategorie', 'category'],
  packStep: ['Packung', 'pack'],
  bufferMinutes: ['Pufferzeit', 'rest'],
  size: ['Maße', 'size'],
  weightGrams: ['Gewicht', 'weight'],
  needsVehicle: ['Fahrzeug', 'vehicle'],
  needsPersons: ['Personen zum Tragen', 'people to carry'],
  needsOther: ['Sonst noch nötig', 'other needs'],
  depositCents: ['Kaution', 'deposit'],
  depositBasis: ['Kaution gilt', 'deposit basis'],
  replacementValueCents: ['Wert', 'value'],
  seasonNote: ['Saison', 'season'],
  inspectionDueOn: ['Prüfung', 'inspection'],
  notes: ['Hinweise', 'notes'],
  setAside: ['auf der Liste oder nicht', 'on the list or not'],
  address: ['Adresse', 'address'],
  accessNotes: ['Zugang', 'access'],
  private: ['Wohnung', 'home'],
  closedInSchoolHolidays: ['Schulferien', 'school holidays'],
  handOverWindows: ['Ausgabezeiten', 'hand-over windows'],
  organisationType: ['Art der Einrichtung', 'kind of organisation'],
  legalForm: ['Rechtsform', 'legal form'],
  privacyLaw: ['Datenschutzrecht', 'data protection law'],
  status: ['Stand', 'state'],
  agreementSignedOn: ['Unterzeichnet am', 'signed on'],
  isLender: ['verleiht', 'lends'],
  isBorrower: ['leiht aus', 'borrows'],
  place: ['Ort', 'place'],
  state: ['Land', 'Land'],
  legalBearer: ['Rechtsträger', 'legal bearer'],
  visibility: ['wer die Liste sieht', 'who sees the list'],
  'contact.name': ['Ansprechstelle', 'contact'],
  'contact.phone': ['Telefon', 'phone'],
  'contact.email': ['E-Mail-Adresse', 'mail address'],
  'contact.hours': ['Sprechzeiten', 'office hours'],
  leadTimeDays: ['Kurzfristig', 'short notice'],
  horizonDays: ['Wie weit im Voraus', 'how far ahead'],
  longestLoanDays: ['Längste Ausleihe', 'longest loan'],
  decisionDays: ['Entscheidungsfrist', 'deadline of decisions'],
  coordinator: ['Koordination', 'coordinator'],
  deputy: ['Stellvertretung', 'deputy'],
  keeper: ['Lagerbetreuung', 'keeper'],
  member: ['Mitglied', 'member'],
  manager: ['Ansprechperson', 'main contact'],
  'loan-rules': ['Leihordnung', 'loan rules'],
  imprint: ['Impressum', 'legal notice'],
  privacy: ['Datenschutz', 'privacy'],
  accessibility: ['Barrierefreiheit', 'accessibility'],
  'plain-language': ['Leichte Sprache', 'easy language'],
  about: ['Über das Bündnis', 'about the alliance'],
};

export const logWords = dictionary(
  {
    title: 'Protokoll',
    intro: 'Wer wann was an den Grundlagen des Bündnisses geändert hat. Nichts davon lässt sich ändern.',
    when: 'Wann',
    who: 'Wer',
    what: 'Was',
    which: 'Einzelheiten',
    deeds: german,
    other: 'Etwas geändert',
    machine: 'Betrieb',
    given: 'vergeben:',
    taken: 'zurückgenommen:',
    version: (number: string) => `Fassung ${number}`,
  },
  {
    title: 'Log',
    intro: 'Who changed what in the foundations of the alliance, and when. None of it can be changed.',
    when: 'When',
    who: 'Who',
    what: 'What',
    which: 'Details',
    deeds: english,
    other: 'Something changed',
    machine: 'Operator',
    given: 'given:',
    taken: 'taken back:',
    version: (number: string) => `version ${number}`,
  },
);

/** A detail of an entry in words; names that nobody translated are left out rather than shown as code. */
export function detailInWords(detail: string, language: 'de' | 'en'): string {
  const w = logWords[language];
  const [, deed = '', names = ''] = /^(?:(given|taken): )?(.*)$/s.exec(detail) ?? [];
  const said = names.split(', ').flatMap((name) => {
    if (/^\d+$/.test(name)) return [w.version(name)];
    const known = Object.hasOwn(details, name) ? details[name] : undefined;
    return known ? [known[language === 'de' ? 0 : 1]] : [];
  });
  const what = said.join(', ');
  return what === '' || deed === '' ? what : `${deed === 'given' ? w.given : w.taken} ${what}`;
}
