/** The words of a counter-offer: making it, and answering it. */
import { dictionary } from '../../../shared/words.js';

export const offerWords = dictionary(
  {
    make: 'Gegenvorschlag machen',
    intro:
      'Schlagen Sie vor, was stattdessen ginge. Der Bündnispartner bekommt eine E-Mail und nimmt an oder lehnt ab; bis dahin ist beides vorgemerkt.',
    prefilled: 'Im Formular steht, was gerade frei ist.',
    message: 'Ihr Satz dazu. Das liest, wer ausleiht.',
    send: 'Gegenvorschlag senden',
    back: 'Zurück',
    title: 'Gegenvorschlag',
    until: (at: string) => `Das ginge stattdessen: Antwort bis ${at}`,
    help: 'Bis dahin ist beides für Sie vorgemerkt: was bisher dasteht, und dieser Vorschlag. Mit dem Annehmen ist er zugesagt.',
    helpForOthers: 'Der Bündnispartner ist gefragt. Bis dahin ist beides vorgemerkt.',
    accept: 'Annehmen',
    decline: 'Ablehnen',
    why: 'Warum nicht?',
    gone: 'Dieser Gegenvorschlag steht nicht mehr.',
    toRequest: 'Zur Anfrage',
  },
  {
    make: 'Make a counter-offer',
    intro:
      'Say what would be possible instead. The partner gets a mail and accepts or declines; until then both are kept.',
    prefilled: 'The form has what is free at the moment.',
    message: 'Your sentence beside it. The borrower reads it.',
    send: 'Send the counter-offer',
    back: 'Back',
    title: 'Counter-offer',
    until: (at: string) => `This would be possible instead: answer by ${at}`,
    help: 'Until then both are kept for you: what stands so far, and this offer. By accepting it is approved.',
    helpForOthers: 'The partner is asked. Until then both are kept.',
    accept: 'Accept',
    decline: 'Decline',
    why: 'Why not?',
    gone: 'This counter-offer does not stand any more.',
    toRequest: 'To the request',
  },
);
