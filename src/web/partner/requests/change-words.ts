/** The words of changing a loan, and of a change that waits. */
import { dictionary } from '../../../shared/words.js';

export const changeWords = dictionary(
  {
    title: 'Ändern oder verlängern',
    intro:
      'Was Sie weniger oder kürzer brauchen, gilt sofort. Mehr oder länger entscheidet die Koordination; bis dahin gilt die Zusage.',
    introLate:
      'Was Sie nicht mehr selbst stornieren können, können Sie auch nicht mehr selbst verringern oder später abholen. Mehr oder länger entscheidet die Koordination; bis dahin gilt die Zusage.',
    introRequest: 'Ihre Anfrage wird durch die geänderte ersetzt.',
    introOut: 'Die Sachen sind bei Ihnen: Ändern können Sie noch, wann sie zurückkommen.',
    introForOthers: 'Es gilt sofort; der Bündnispartner bekommt eine E-Mail mit Ihrem Satz.',
    pickUpDay: 'Abholung am',
    pickUpTime: 'Abholung um',
    returnDay: 'Rückgabe am',
    returnTime: 'Rückgabe um',
    zero: 'Mit 0 fällt ein Gegenstand weg.',
    before: (units: number) => `bisher ${units}`,
    note: 'Nachricht an die Koordination',
    reason: 'Warum? Das liest, wer ausleiht.',
    send: 'Änderung senden',
    back: 'Zurück',
    offers: 'Das ginge stattdessen',
    offersHelp: 'Ein Druck übernimmt den Vorschlag in das Formular. Gesendet wird noch nichts.',
    added: 'neu dazu',
    add: 'Noch etwas dazu',
    addHelp: 'Suchen Sie einen Gegenstand. Er kommt zu dem, was Sie schon haben.',
    addWhat: 'Was wird noch gebraucht?',
    find: 'Suchen',
    foundNothing: 'Dazu ist in der Liste nichts zu finden.',
    put: (name: string, free: string | undefined) =>
      free === undefined ? `${name} dazunehmen` : `${name} dazunehmen, ${free} frei`,
    waits: (until: string) => `Ein Änderungswunsch wartet, Entscheidung bis ${until}`,
    waitsHelp: 'Bis dahin gilt, was zugesagt ist. Gewünscht ist:',
    approve: 'Änderung zusagen',
    decline: 'Änderung absagen',
    declineWhy: 'Grund für die Absage',
    withdraw: 'Änderungswunsch zurückziehen',
  },
  {
    title: 'Change or extend',
    intro:
      'What you need less or shorter holds at once. More or longer is decided by the coordination; until then the promise stands.',
    introLate:
      'What you can no longer cancel by yourself you can no longer reduce or fetch later by yourself either. More or longer is decided by the coordination; until then the promise stands.',
    introRequest: 'Your request is replaced by the changed one.',
    introOut: 'The things are with you: what can still change is when they come back.',
    introForOthers: 'It holds at once; the partner gets a mail with your sentence.',
    pickUpDay: 'Pick-up on',
    pickUpTime: 'Pick-up at',
    returnDay: 'Return on',
    returnTime: 'Return at',
    zero: 'With 0 an item is dropped.',
    before: (units: number) => `so far ${units}`,
    note: 'Message to the coordination',
    reason: 'Why? The borrower reads it.',
    send: 'Send the change',
    back: 'Back',
    offers: 'This would be possible instead',
    offersHelp: 'One press takes the proposal into the form. Nothing is sent yet.',
    added: 'new',
    add: 'Something more',
    addHelp: 'Search for an item. It comes to what you have already.',
    addWhat: 'What else is needed?',
    find: 'Search',
    foundNothing: 'Nothing of it is in the list.',
    put: (name: string, free: string | undefined) =>
      free === undefined ? `Add ${name}` : `Add ${name}, ${free} free`,
    waits: (until: string) => `A change waits, decision by ${until}`,
    waitsHelp: 'Until then the promise stands. What is wished for:',
    approve: 'Approve the change',
    decline: 'Decline the change',
    declineWhy: 'Why it is declined',
    withdraw: 'Withdraw the change',
  },
);

export type ChangeWords = (typeof changeWords)['de'];
