/** The words around every page. */
import { dictionary } from '../../shared/words.js';

export const frameWords = dictionary(
  {
    skip: 'Zum Inhalt',
    menu: 'Menü',
    mainMenu: 'Hauptmenü',
    toDecide: 'zu entscheiden',
    inBasket: (count: number) =>
      count === 0 ? 'Korb, noch leer' : count === 1 ? '1 Gegenstand im Korb' : `${count} Gegenstände im Korb`,
    aboutAlliance: 'Über das Bündnis',
    callUs: 'Fragen? Rufen Sie an.',
    otherLanguage: 'English',
    today: 'Heute',
    list: 'Liste',
    basket: 'Korb',
    requests: 'Meine Anfragen',
    decisions: 'Zu entscheiden',
    consents: 'Ihre Zustimmung',
    calendar: 'Kalender',
    manage: 'Verwaltung',
    people: 'Personen',
    account: 'Mein Zugang',
    signIn: 'Anmelden',
    ownAlliances: 'Meine Bündnisse',
    allAlliances: 'Alle Bündnisse',
    imprint: 'Impressum',
    privacy: 'Datenschutz',
    accessibility: 'Barrierefreiheit',
    plainLanguage: 'Leichte Sprache',
    contact: 'Kontakt',
    about: 'Über diese Seite',
    example: 'Beispieldaten: Personen und Einzelheiten sind erfunden.',
    optional: 'freiwillig',
    faults: (count: number) =>
      count === 1
        ? 'Eine Angabe fehlt noch oder stimmt nicht'
        : 'Einige Angaben fehlen noch oder stimmen nicht',
    refused: 'Das geht so nicht',
    operator: 'Betrieb',
    notPublicYet: 'Noch nicht öffentlich',
    onlyInsiders: 'Nur wer dazugehört, sieht dieses Bündnis.',
    makePublic: 'Öffentlich machen',
  },
  {
    skip: 'To the content',
    menu: 'Menu',
    mainMenu: 'Main menu',
    toDecide: 'to decide',
    inBasket: (count: number) =>
      count === 0
        ? 'Basket, still empty'
        : count === 1
          ? '1 item in the basket'
          : `${count} items in the basket`,
    aboutAlliance: 'About the alliance',
    callUs: 'Questions? Call us.',
    otherLanguage: 'Deutsch',
    today: 'Today',
    list: 'List',
    basket: 'Basket',
    requests: 'My requests',
    decisions: 'To decide',
    consents: 'Your consent',
    calendar: 'Calendar',
    manage: 'Manage',
    people: 'People',
    account: 'My account',
    signIn: 'Sign in',
    ownAlliances: 'My alliances',
    allAlliances: 'All alliances',
    imprint: 'Legal notice',
    privacy: 'Privacy',
    accessibility: 'Accessibility',
    plainLanguage: 'Easy language',
    contact: 'Contact',
    about: 'About this site',
    example: 'Example data: people and details are invented.',
    optional: 'optional',
    faults: (count: number) =>
      count === 1 ? 'One entry is missing or not right' : 'Some entries are missing or not right',
    refused: 'This is not possible',
    operator: 'Operation',
    notPublicYet: 'Not public yet',
    onlyInsiders: 'Only who belongs to it sees this alliance.',
    makePublic: 'Make it public',
  },
);
