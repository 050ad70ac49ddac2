/** What stands on the buttons and fields that the journeys use, as people read it. */
import type { Language } from './chromium.js';

const german = {
  toBasket: /^Zum Korb/,
  occasion: /^Wofür/,
  email: /E-Mail-Adresse/,
  askCode: 'Code anfordern',
  code: /^Code aus sechs Ziffern/,
  signIn: 'Anmelden',
  enterByLink: 'Jetzt anmelden',
  send: 'Anfrage senden',
  note: /^Nachricht an die Koordination/,
  asked: /Anfrage/,
  likeLastYear: 'Wie letztes Jahr',
  approveAll: /^Alle ohne Konflikt zusagen/,
  approveThem: /^9 Anfragen zusagen/,
  waiting: '1 Anfrage wartet.',
  declineOpen: /^Absagen …/,
  decline: /^Absagen: /,
  declined: /abgesagt/,
  account: 'Mein Zugang',
  calendarName: /^Wie soll der Kalender heißen/,
  makeAddress: 'Adresse anlegen',
  calendarAddress: 'Adresse des Kalenders',
  end: 'Beenden',
  allOut: 'Alles wie geplant ausgeben',
  soOut: 'So ausgeben',
  allIn: 'Alles in Ordnung',
} satisfies Record<string, string | RegExp>;

type Words = Readonly<Record<keyof typeof german, string | RegExp>>;

const english: Words = {
  toBasket: /^To the basket/,
  occasion: /^What for/,
  email: /mail address/,
  askCode: /^(Ask for a|Request) code/,
  code: /^Code of six digits/,
  signIn: 'Sign in',
  enterByLink: 'Sign in now',
  send: 'Send request',
  note: /^Message to the coordination/,
  asked: /request/i,
  likeLastYear: 'Same as last year',
  approveAll: /^Approve all without a conflict/,
  approveThem: /^Approve 9 requests/,
  waiting: '1 request is waiting.',
  declineOpen: /^Decline …/,
  decline: /^Decline: /,
  declined: /declined/,
  account: 'My account',
  calendarName: /^What is the calendar to be called/,
  makeAddress: 'Make the address',
  calendarAddress: 'Address of the calendar',
  end: 'End',
  allOut: 'Hand over all as planned',
  soOut: 'Hand over so',
  allIn: 'Everything is fine',
};

export const words: Readonly<Record<Language, Words>> = { de: german, en: english };
