/** The wording of mails about applicants: to those who decide about letting somebody in, and what they decided. */
import { parseDay } from '../shared/input-text.js';
import { dateInWords } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import type { AllianceFacts } from './mail-facts.js';
import { framed } from './mail-frame.js';
import { button, facts, link, list, type Block, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    subject: 'Jemand möchte Zugang',
    joinSubject: 'Jemand möchte mitmachen',
    joins: 'eine Einrichtung möchte Bündnispartner werden.',
    agreement: 'Gründungsvereinbarung',
    accepted: (version: number) => `Fassung ${version} angenommen`,
    asks: 'jemand, den Leihbund nicht kennt, möchte aufgenommen werden.',
    name: 'Name',
    partner: 'Für',
    phone: 'Telefon',
    email: 'E-Mail-Adresse',
    occasion: 'Aktion',
    things: 'Im Korb',
    decide: 'Ansehen und entscheiden',
    unchecked: 'Niemand hat diese Angaben geprüft. Rufen Sie im Zweifel vorher an.',
    whyDeciding: (alliance: string) => `weil Sie bei „${alliance}“ über Anfragen entscheiden`,
    admittedSubject: (alliance: string) => `Ihr Zugang bei ${alliance}`,
    isAdmitted: (partner: string) => `Sie sind jetzt für „${partner}“ eingetragen.`,
    leads: (partner: string) =>
      `Sie leiten den Zugang von „${partner}“: Weitere Personen laden Sie selbst ein.`,
    signed: (day: string) => `Die Gründungsvereinbarung ist unterzeichnet am ${day}. Willkommen im Bündnis!`,
    how: (address: string) =>
      `Sie brauchen kein Passwort. Öffnen Sie die Seite und geben Sie diese E-Mail-Adresse ein: ${address}. ` +
      'Sie bekommen dann einen Code, mit dem Sie sich anmelden.',
    toSignIn: 'Zur Anmeldung',
    passedOn: (number: string) =>
      `Ihr Korb ist als Anfrage ${number} weitergegeben. Über sie wird noch entschieden; dann bekommen Sie wieder eine E-Mail.`,
    notPassedOn: 'Ihr Korb ließ sich noch nicht als Anfrage weitergeben',
    whatToDo: (phone: string) =>
      `Nichts davon ist verloren: Melden Sie sich an, holen Sie den Korb zurück und ändern Sie Tage oder Mengen${phone === '' ? '' : `, oder rufen Sie an: ${phone}`}.`,
    waits:
      'Ihr Korb ist nicht verloren: Melden Sie sich danach an, holen Sie ihn zurück und schicken Sie ihn ab.',
    withoutDays:
      'Für Ihren Korb fehlen noch die Tage. Melden Sie sich an, holen Sie ihn zurück und wählen Sie die Tage.',
    basket: 'Ihr Korb',
    whyJoining: (alliance: string) => `weil Sie bei „${alliance}“ mitmachen möchten`,
    whyApplied: (alliance: string) => `weil Sie bei „${alliance}“ um Zugang gebeten haben`,
    answerSubject: (alliance: string) => `Ihre Bitte um Zugang bei ${alliance}`,
    joinAnswerSubject: (alliance: string) => `Mitmachen bei ${alliance}`,
    joinAnswerIs: 'Sie möchten als Bündnispartner mitmachen. Die Antwort der Koordination:',
    answerIs: 'Sie haben um Zugang gebeten. Die Antwort der Koordination:',
    erased: 'Ihre Angaben sind bei uns gelöscht. Ein Zugang wurde nicht eingerichtet.',
    mayCall: 'Bei Fragen rufen Sie bitte an.',
  },
  {
    subject: 'Somebody would like access',
    joinSubject: 'Somebody would like to take part',
    joins: 'an organisation would like to become a partner.',
    agreement: 'Founding agreement',
    accepted: (version: number) => `version ${version} accepted`,
    asks: 'somebody whom Leihbund does not know would like to be let in.',
    name: 'Name',
    partner: 'For',
    phone: 'Phone',
    email: 'Mail address',
    occasion: 'Occasion',
    things: 'In the basket',
    decide: 'Look and decide',
    unchecked: 'Nobody has checked this. If in doubt, phone first.',
    whyDeciding: (alliance: string) => `because you decide on requests at “${alliance}”`,
    admittedSubject: (alliance: string) => `Your access at ${alliance}`,
    isAdmitted: (partner: string) => `You are entered for “${partner}” now.`,
    leads: (partner: string) => `You manage the access of “${partner}”: you invite further people yourself.`,
    signed: (day: string) => `The founding agreement was signed on ${day}. Welcome to the alliance!`,
    how: (address: string) =>
      `You need no password. Open the page and type in this mail address: ${address}. ` +
      'You then get a code with which you sign in.',
    toSignIn: 'Sign in',
    passedOn: (number: string) =>
      `Your basket was passed on as the request ${number}. It is still to be decided; you will get another mail then.`,
    notPassedOn: 'Your basket could not be passed on as a request yet',
    whatToDo: (phone: string) =>
      `None of it is lost: sign in, take the basket back and change days or quantities${phone === '' ? '' : `, or phone ${phone}`}.`,
    waits: 'Your basket is not lost: sign in afterwards, take it back and send it.',
    withoutDays: 'Your basket still lacks the days. Sign in, take it back and choose the days.',
    basket: 'Your basket',
    whyJoining: (alliance: string) => `because you would like to take part in “${alliance}”`,
    whyApplied: (alliance: string) => `because you asked for access at “${alliance}”`,
    answerSubject: (alliance: string) => `Your wish for access at ${alliance}`,
    joinAnswerSubject: (alliance: string) => `Taking part in ${alliance}`,
    joinAnswerIs: 'You would like to take part as a partner. The answer of the coordination:',
    answerIs: 'You asked for access. The answer of the coordination:',
    erased: 'What you told us is erased. No access was set up.',
    mayCall: 'If you have questions, please phone.',
  },
);

export interface ApplicantFacts {
  /** Of whoever reads it. */
  language: Language;
  name: string;
  partnerName: string;
  phone: string;
  email: string;
  /** Empty where it was not said. */
  occasionName: string;
  /** "Bierbank: 10 Stück" */
  things: readonly string[];
  /** Of the founding agreement, accepted for a new partner; undefined for who only asks for access. */
  agreementVersion?: number | undefined;
  /** Where it is decided. */
  link: string;
}

/** To whoever decides. Nothing of it stands in the subject: anybody may have written it. */
export function newApplicant(applicant: ApplicantFacts, alliance: AllianceFacts): MailText {
  const { language, agreementVersion } = applicant;
  const w = words[language];
  const isJoining = agreementVersion !== undefined;
  const body = [
    paragraph(isJoining ? w.joins : w.asks),
    facts(
      [w.name, applicant.name],
      [w.partner, applicant.partnerName],
      [w.phone, applicant.phone],
      [w.email, applicant.email],
      [w.agreement, isJoining ? w.accepted(agreementVersion) : ''],
      [w.occasion, applicant.occasionName],
    ),
    ...(applicant.things.length === 0 ? [] : [list(w.things, applicant.things)]),
    paragraph(w.unchecked),
    button(w.decide, applicant.link),
  ];
  const subject = isJoining ? w.joinSubject : w.subject;
  return framed(alliance, { language, subject, body }, w.whyDeciding(alliance.name));
}

export interface AdmissionFacts {
  language: Language;
  /** The address to sign in with. */
  address: string;
  partnerName: string;
  /** Where the alliance's pages begin. */
  home: string;
  /** The reader looks after the people of the partner. */
  leads?: boolean | undefined;
  /** Day of the signature, of a partner that asked to take part. */
  signedOn?: string | undefined;
  /** Of the request that the basket became. */
  requestNumber?: string | undefined;
  /** Why it became none, a sentence each. */
  reasons: readonly string[];
  /** Why the partner cannot borrow yet, and what it can do; undefined for one that can. */
  barred?: string | undefined;
  /** There are things without days. */
  isWithoutDays: boolean;
  /** Fills the basket again. */
  basketLink?: string | undefined;
}

/** To whoever was let in: how to get in, and what became of the basket. */
export function admitted(admission: AdmissionFacts, alliance: AllianceFacts): MailText {
  const { language, address, partnerName, home } = admission;
  const w = words[language];
  const signIn = `${alliance.baseUrl}/sign-in?to=${encodeURIComponent(home.slice(alliance.baseUrl.length))}`;
  const body = [
    paragraph(w.isAdmitted(partnerName)),
    ...welcome(admission),
    ...whatBecame(admission, alliance),
    paragraph(w.how(address)),
    button(w.toSignIn, signIn),
  ];
  const subject = w.admittedSubject(alliance.name);
  return framed(alliance, { language, subject, body }, w.whyApplied(alliance.name));
}

function welcome({ language, partnerName, leads, signedOn }: AdmissionFacts): Block[] {
  const w = words[language];
  const day = parseDay(signedOn);
  return [
    ...(day ? [paragraph(w.signed(dateInWords(day, language)))] : []),
    ...(leads ? [paragraph(w.leads(partnerName))] : []),
  ];
}

function whatBecame(admission: AdmissionFacts, { contactPhone }: AllianceFacts): Block[] {
  const { language, requestNumber, reasons, barred, isWithoutDays, basketLink } = admission;
  const w = words[language];
  if (requestNumber !== undefined) return [paragraph(w.passedOn(requestNumber))];
  const basket = basketLink === undefined ? [] : [link(w.basket, basketLink)];
  if (barred !== undefined)
    return [paragraph(barred), ...(basketLink === undefined ? [] : [paragraph(w.waits), ...basket])];
  if (isWithoutDays) return [paragraph(w.withoutDays), ...basket];
  if (reasons.length === 0) return [];
  return [list(w.notPassedOn, reasons), paragraph(w.whatToDo(contactPhone)), ...basket];
}

export interface SetAsideFacts {
  language: Language;
  answer: string;
  /** They asked to take part as a new partner, and not for access alone. */
  isJoining?: boolean | undefined;
}

/** To whoever was set aside with an answer. */
export function notAdmitted(
  { language, answer, isJoining = false }: SetAsideFacts,
  alliance: AllianceFacts,
): MailText {
  const w = words[language];
  const said = isJoining ? w.joinAnswerIs : w.answerIs;
  const body = [paragraph(said), paragraph(answer), paragraph(w.erased), paragraph(w.mayCall)];
  const subject = (isJoining ? w.joinAnswerSubject : w.answerSubject)(alliance.name);
  const why = (isJoining ? w.whyJoining : w.whyApplied)(alliance.name);
  return framed(alliance, { language, subject, body }, why);
}
