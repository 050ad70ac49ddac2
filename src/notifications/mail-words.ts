/** The words of the mails in `mails.ts`. */
import { dictionary } from '../shared/words.js';

export const mailWords = dictionary(
  {
    code: {
      subject: (minutes: number) => `Ihr Anmeldecode (gilt ${minutes} Minuten)`,
      here: 'mit diesem Code melden Sie sich an:',
      lives: (minutes: number) =>
        `Er gilt ${minutes} Minuten und nur einmal. Bitte geben Sie ihn nicht weiter.`,
      sameDevice:
        'Lesen Sie diese E-Mail auf dem Gerät, an dem Sie sich anmelden? Dann geht es auch ohne Tippen:',
      toSignIn: 'Zur Anmeldung',
      notYou: 'Haben Sie keinen Code angefordert? Dann ist nichts zu tun: Ohne ihn kommt niemand hinein.',
      why: 'weil jemand mit Ihrer Adresse eine Anmeldung begonnen hat',
    },
    invited: {
      subject: (alliance: string) => `Ihr Zugang bei ${alliance}`,
      role: (alliance: string, role: string) => `Sie haben jetzt bei „${alliance}“ diese Aufgabe: ${role}.`,
      partner: (alliance: string, partners: string) =>
        `Sie können jetzt bei „${alliance}“ für ${partners} Gegenstände ausleihen.`,
      entered: (alliance: string, partners: string) =>
        `Sie sind jetzt bei „${alliance}“ für ${partners} eingetragen.`,
      names: (partners: readonly string[]) => partners.map((name) => `„${name}“`).join(' und '),
      how: (address: string) =>
        `Sie brauchen kein Passwort. Öffnen Sie die Seite und geben Sie diese E-Mail-Adresse ein: ${address}. ` +
        'Sie bekommen dann einen Code, mit dem Sie sich anmelden.',
      toSignIn: 'Zur Anmeldung',
      why: (alliance: string) => `weil jemand von „${alliance}“ Sie eingetragen hat`,
    },
    received: {
      subject: 'Anfrage eingegangen',
      is: (number: string) => `Ihre Anfrage ${number} ist eingegangen. Sie ist noch nicht bestätigt.`,
      next: (decideBy: string) =>
        `Die Entscheidung fällt bis ${decideBy}. So lange ist alles für Sie vorgemerkt. ` +
        'Sie bekommen dann wieder eine E-Mail.',
      see: 'Anfrage ansehen',
    },
    newRequest: {
      subject: 'Neue Anfrage',
      urgentSubject: 'Kurzfristige Anfrage',
      waits: (number: string) => `die Anfrage ${number} wartet auf eine Entscheidung.`,
      urgent: 'Sie ist kurzfristig: Die Abholung ist schon bald.',
      decideBy: 'Bitte entscheiden bis',
      contact: 'Kontakt',
      note: 'Nachricht',
      decide: 'Anfrage ansehen und entscheiden',
    },
    cancelled: {
      subject: 'Storniert',
      is: (number: string) => `die Reservierung ${number} ist storniert. Nichts davon wird ausgegeben.`,
      by: 'Storniert von',
      coordination: (alliance: string) => `Koordination von „${alliance}“`,
      reason: 'Grund',
      entryGone:
        'Steht der Termin in Ihrem Kalender, dann nimmt diese E-Mail ihn heraus. Bleibt er stehen, löschen Sie ihn bitte.',
      see: 'Reservierung ansehen',
    },
    withdrawn: {
      subject: 'Anfrage zurückgezogen',
      is: (number: string) =>
        `die Anfrage ${number} ist zurückgezogen. Es ist nichts mehr vorgemerkt und nichts mehr zu entscheiden.`,
      by: 'Zurückgezogen von',
      reason: 'Grund',
      see: 'Anfrage ansehen',
    },
    nobodyTold: {
      subject: 'Niemand erreicht',
      is: (number: string, partner: string) =>
        `über die Anfrage ${number} konnten wir niemandem schreiben: Für „${partner}“ ist niemand mehr eingetragen.`,
      unsaid: 'Das stand in der E-Mail',
      contact: 'Kontakt',
      phone: 'Telefon',
      next: 'Bitte rufen Sie an, oder tragen Sie jemanden für den Bündnispartner ein.',
      see: 'Anfrage ansehen',
    },
  },
  {
    code: {
      subject: (minutes: number) => `Your sign-in code (valid for ${minutes} minutes)`,
      here: 'with this code you sign in:',
      lives: (minutes: number) =>
        `It is valid for ${minutes} minutes and only once. Please do not pass it on.`,
      sameDevice:
        'Are you reading this mail on the device on which you sign in? Then it works without typing:',
      toSignIn: 'To the sign-in',
      notYou: 'Did you not ask for a code? Then there is nothing to do: nobody gets in without it.',
      why: 'because somebody began to sign in with your address',
    },
    invited: {
      subject: (alliance: string) => `Your access at ${alliance}`,
      role: (alliance: string, role: string) => `You now have this task at “${alliance}”: ${role}.`,
      partner: (alliance: string, partners: string) =>
        `You can now borrow items at “${alliance}” for ${partners}.`,
      entered: (alliance: string, partners: string) =>
        `You are entered at “${alliance}” for ${partners} now.`,
      names: (partners: readonly string[]) => partners.map((name) => `“${name}”`).join(' and '),
      how: (address: string) =>
        `You need no password. Open the page and type in this mail address: ${address}. ` +
        'You then get a code with which you sign in.',
      toSignIn: 'To the sign-in',
      why: (alliance: string) => `because somebody of “${alliance}” entered you`,
    },
    received: {
      subject: 'Request received',
      is: (number: string) => `Your request ${number} has been received. It is not confirmed yet.`,
      next: (decideBy: string) =>
        `It will be decided by ${decideBy}. Until then everything is kept for you. You then get another mail.`,
      see: 'See the request',
    },
    newRequest: {
      subject: 'New request',
      urgentSubject: 'Short-term request',
      waits: (number: string) => `the request ${number} waits for a decision.`,
      urgent: 'It is at short notice: the pick-up is soon.',
      decideBy: 'Please decide by',
      contact: 'Contact',
      note: 'Note',
      decide: 'See the request and decide',
    },
    cancelled: {
      subject: 'Cancelled',
      is: (number: string) => `the reservation ${number} is cancelled. Nothing of it will be handed out.`,
      by: 'Cancelled by',
      coordination: (alliance: string) => `Coordination of “${alliance}”`,
      reason: 'Reason',
      entryGone:
        'If the date is in your calendar, this mail takes it out. If it stays there, please delete it.',
      see: 'See the reservation',
    },
    withdrawn: {
      subject: 'Request withdrawn',
      is: (number: string) =>
        `the request ${number} is withdrawn. Nothing is kept for it any more, and nothing is left to decide.`,
      by: 'Withdrawn by',
      reason: 'Reason',
      see: 'See the request',
    },
    nobodyTold: {
      subject: 'Nobody reached',
      is: (number: string, partner: string) =>
        `we could write to nobody about the request ${number}: nobody is entered for “${partner}” any more.`,
      unsaid: 'What the mail said',
      contact: 'Contact',
      phone: 'Phone',
      next: 'Please phone, or enter somebody for the partner.',
      see: 'See the request',
    },
  },
);
