/** The words of the mails that answer a request. */
import { dictionary } from '../shared/words.js';

export const decisionWords = dictionary(
  {
    approved: 'Zusage',
    isApproved: (number: string) => `Ihre Anfrage ${number} ist zugesagt. Alles ist für Sie reserviert.`,
    partlyApproved: 'Teilweise Zusage',
    isPartlyApproved: (number: string) =>
      `Ihre Anfrage ${number} ist zum Teil zugesagt. Das ist für Sie reserviert:`,
    refused: 'Nicht zugesagt',
    open: 'Noch nicht entschieden',
    reason: 'Grund',
    next: 'Bitte holen Sie zur angegebenen Zeit ab. Ändert sich etwas, dann sagen Sie bitte früh Bescheid.',
    seeOrCancel: 'Reservierung ansehen oder stornieren',
    entry: 'Diese E-Mail bringt einen Kalendereintrag mit.',
    declineDoesNothing: 'Ablehnen im Kalender storniert nicht; bitte hier',
    unknownSender:
      'Gmail zeigt den Termin vielleicht erst im Kalender, wenn Sie dort bestätigen, dass Sie den Absender kennen.',
    downloadEntry: 'Kein Eintrag angekommen? Hier herunterladen',
    declined: 'Absage',
    isDeclined: (number: string) => `leider müssen wir Ihre Anfrage ${number} absagen.`,
    expired: 'Anfrage abgelaufen',
    isExpired: (number: string, decideBy: string) =>
      `über Ihre Anfrage ${number} wurde nicht bis ${decideBy} entschieden. Das tut uns leid.`,
    nothingKept: 'Die Anfrage ist damit abgelaufen. Es ist nichts mehr für Sie vorgemerkt.',
    askAgain: 'Brauchen Sie die Gegenstände noch? Dann rufen Sie bitte an oder fragen Sie neu an.',
    instead: 'Das geht stattdessen',
    see: 'Anfrage ansehen',
  },
  {
    approved: 'Approved',
    isApproved: (number: string) => `Your request ${number} is approved. Everything is reserved for you.`,
    partlyApproved: 'Partly approved',
    isPartlyApproved: (number: string) =>
      `Your request ${number} is approved in part. This is reserved for you:`,
    refused: 'Not approved',
    open: 'Not decided yet',
    reason: 'Reason',
    next: 'Please pick up at the time given. If anything changes, please let us know early.',
    seeOrCancel: 'See or cancel the reservation',
    entry: 'This mail brings a calendar entry along.',
    declineDoesNothing: 'Declining in the calendar does not cancel; please do it here',
    unknownSender:
      'Gmail may show the date in the calendar only after you have confirmed there that you know the sender.',
    downloadEntry: 'No entry arrived? Download it here',
    declined: 'Declined',
    isDeclined: (number: string) => `unfortunately we have to decline your request ${number}.`,
    expired: 'Request lapsed',
    isExpired: (number: string, decideBy: string) =>
      `your request ${number} was not decided by ${decideBy}. We are sorry.`,
    nothingKept: 'The request has lapsed by that. Nothing is kept for you any more.',
    askAgain: 'Do you still need the items? Then please phone or ask anew.',
    instead: 'This is possible instead',
    see: 'See the request',
  },
);
