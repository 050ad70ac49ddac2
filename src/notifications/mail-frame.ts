/** The frame of a mail from an alliance: the greeting, who writes, how to reach them, and why one gets it. */
import { dictionary, type Language } from '../shared/words.js';
import { subjectOf, type AllianceFacts, type Portion, type ReservationFacts } from './mail-facts.js';
import { type Block, composed, facts, link, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    hello: 'Guten Tag,',
    whyBorrower: (alliance: string) => `weil Sie bei „${alliance}“ etwas angefragt haben`,
    whyCoordination: (alliance: string) => `weil Sie bei „${alliance}“ über Anfragen entscheiden`,
    whyPartner: (partner: string) => `weil Sie sich bei „${partner}“ um Ausleihen kümmern`,
    whyPartners: (partners: readonly string[]) =>
      `weil Sie sich bei ${partners.map((name) => `„${name}“`).join(', ')} um Ausleihen kümmern`,
    whyOwner: (partners: readonly string[]) =>
      `weil etwas davon ${partners.map((name) => `„${name}“`).join(', ')} gehört`,
    whyKeeper: (place: string) => `weil Sie „${place}“ betreuen`,
    whyKeepers: (places: readonly string[]) =>
      `weil Sie ${places.map((name) => `„${name}“`).join(', ')} betreuen`,
    whyEntries: (names: readonly string[]) =>
      `weil Sie sich um Einträge von ${names.map((name) => `„${name}“`).join(', ')} kümmern`,
    whyFormer: 'weil der Termin in Ihrem Kalender steht',
    why: (why: string) => `Sie bekommen diese E-Mail, ${why}.`,
    alliance: 'Bündnis',
    contact: 'Kontakt',
    phone: 'Telefon',
    hours: 'Erreichbar',
    imprint: 'Impressum',
    privacy: 'Datenschutz',
    unsubscribe: 'Solche E-Mails abbestellen',
  },
  {
    hello: 'Hello,',
    whyBorrower: (alliance: string) => `because you asked for something at “${alliance}”`,
    whyCoordination: (alliance: string) => `because you decide on requests at “${alliance}”`,
    whyPartner: (partner: string) => `because you look after loans of “${partner}”`,
    whyPartners: (partners: readonly string[]) =>
      `because you look after loans of ${partners.map((name) => `“${name}”`).join(', ')}`,
    whyOwner: (partners: readonly string[]) =>
      `because some of it belongs to ${partners.map((name) => `“${name}”`).join(', ')}`,
    whyKeeper: (place: string) => `because you keep “${place}”`,
    whyKeepers: (places: readonly string[]) =>
      `because you keep ${places.map((name) => `“${name}”`).join(', ')}`,
    whyEntries: (names: readonly string[]) =>
      `because you look after entries of ${names.map((name) => `“${name}”`).join(', ')}`,
    whyFormer: 'because the date is in your calendar',
    why: (why: string) => `You get this mail ${why}.`,
    alliance: 'Alliance',
    contact: 'Contact',
    phone: 'Phone',
    hours: 'Hours',
    imprint: 'Legal notice',
    privacy: 'Privacy',
    unsubscribe: 'Unsubscribe from such mails',
  },
);

interface Letter {
  language: Language;
  subject: string;
  body: readonly Block[];
  /** Where one can refuse further mails of its kind, where one may. */
  unsubscribe?: string | undefined;
}

/** What is told of a reservation; the subject says in short what it is about. */
interface News {
  reservation: ReservationFacts;
  what: string;
  portions: readonly Portion[];
  body: readonly Block[];
}

/** A mail to whoever acts for the partner: who asked for the reservation, or somebody in their place. */
export function toBorrower(alliance: AllianceFacts, news: News): MailText {
  const { language, hasAsked, partnerName } = news.reservation;
  const w = words[language];
  const why = hasAsked ? w.whyBorrower(alliance.name) : w.whyPartner(partnerName);
  return framed(alliance, letterOf(alliance, news), why);
}

/** The same about several loans at once. */
export function toBorrowers(
  alliance: AllianceFacts,
  letter: Letter,
  reservations: readonly ReservationFacts[],
): MailText {
  const w = words[letter.language];
  const partners = [...new Set(reservations.map(({ partnerName }) => partnerName))];
  const why = reservations.some(({ hasAsked }) => hasAsked)
    ? w.whyBorrower(alliance.name)
    : w.whyPartners(partners);
  return framed(alliance, letter, why);
}

/** A mail to a mailbox that is told no more. */
export const toFormer = (alliance: AllianceFacts, news: News): MailText =>
  framed(alliance, letterOf(alliance, news), words[news.reservation.language].whyFormer);

/** A mail to whoever acts for the partner that owns something of it. */
export const toOwner = (alliance: AllianceFacts, news: News, ownerName: string): MailText =>
  toOwners(alliance, letterOf(alliance, news), [ownerName]);

/** The same about several requests at once. */
export const toOwners = (alliance: AllianceFacts, letter: Letter, ownerNames: readonly string[]): MailText =>
  framed(alliance, letter, words[letter.language].whyOwner(ownerNames));

/** A mail to whoever keeps a storage place. */
export const toKeeper = (alliance: AllianceFacts, news: News, placeName: string): MailText =>
  framed(alliance, letterOf(alliance, news), words[news.reservation.language].whyKeeper(placeName));

/** The same about several places. */
export const toKeepers = (alliance: AllianceFacts, letter: Letter, placeNames: readonly string[]): MailText =>
  framed(alliance, letter, words[letter.language].whyKeepers(placeNames));

/** A mail to whoever knows what stands of these partners and places. */
export const toWhoKnows = (alliance: AllianceFacts, letter: Letter, names: readonly string[]): MailText =>
  framed(alliance, letter, words[letter.language].whyEntries(names));

/** A mail to whoever decides. */
export const toCoordination = (alliance: AllianceFacts, news: News): MailText =>
  framed(alliance, letterOf(alliance, news), words[news.reservation.language].whyCoordination(alliance.name));

/** The same about whatever waits. */
export const toDeciders = (alliance: AllianceFacts, letter: Letter): MailText =>
  framed(alliance, letter, words[letter.language].whyCoordination(alliance.name));

const letterOf = (alliance: AllianceFacts, { reservation, what, portions, body }: News): Letter => ({
  language: reservation.language,
  subject: subjectOf(what, reservation, portions, alliance),
  body,
});

/** `why` ends the sentence "Sie bekommen diese E-Mail, …". */
export function framed(
  alliance: AllianceFacts | undefined,
  { language, subject, body, unsubscribe }: Letter,
  why: string,
): MailText {
  const w = words[language];
  const refusing = unsubscribe === undefined ? [] : [link(w.unsubscribe, unsubscribe)];
  const footer = [...(alliance ? sender(alliance, language) : []), paragraph(w.why(why)), ...refusing];
  const head = alliance ? { name: alliance.name, colours: alliance.colours } : { name: 'Leihbund' };
  const composition = composed({ head, subject, body: [paragraph(w.hello), ...body], footer, language });
  return { ...composition, unsubscribe };
}

/** A person to talk to, and the pages that the law asks for (§ 5 DDG, Art. 13 DSGVO). */
function sender(alliance: AllianceFacts, language: Language): Block[] {
  const w = words[language];
  const pages = `${alliance.baseUrl}/b/${alliance.slug}`;
  return [
    facts(
      [w.alliance, [alliance.name, alliance.place].filter(Boolean).join(', ')],
      [w.contact, alliance.contactName],
      [w.phone, alliance.contactPhone],
      [w.hours, alliance.contactHours],
    ),
    link(w.imprint, `${pages}/impressum`),
    link(w.privacy, `${pages}/datenschutz`),
  ];
}
