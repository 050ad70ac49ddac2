/** The words of invitations that are passed on, and of the sheet that is hung up. */
import { dictionary } from '../../../shared/words.js';

export const invitationWords = dictionary(
  {
    title: 'Einladung als Link oder Blatt',
    of: (partner: string) => `Einladungen: ${partner}`,
    what:
      'Wer den Link oder das Blatt mit dem QR-Code hat, wird mit Namen und E-Mail-Adresse selbst Mitglied bei diesem ' +
      'Bündnispartner. Die Adresse prüfen wir mit einem Code.',
    careful:
      'Geben Sie die Einladung nur Menschen, die für den Partner ausleihen sollen. Sie können sie jederzeit zurückziehen.',
    running: 'Was gerade gilt',
    none: 'Zurzeit gilt keine Einladung.',
    used: (uses: number, most: number) => `${uses} von ${most} dazugekommen`,
    until: (when: string) => `Gilt bis ${when}`,
    made: (when: string) => `Gemacht am ${when}`,
    revoke: 'Zurückziehen',
    new: 'Neue Einladung',
    make: 'Einladung machen',
    madeTitle: (partner: string) => `Neue Einladung: ${partner}`,
    link: 'Adresse der Einladung',
    print: 'Diese Seite können Sie mit Ihrem Browser ausdrucken (A4) und aushängen.',
    again: 'Später zeigen wir die Adresse nicht mehr. Eine neue Einladung machen Sie jederzeit.',
    back: 'Zu den Einladungen',
    invites: (partner: string) => `${partner} lädt Sie ein`,
    scan: 'Halten Sie die Kamera Ihres Telefons auf das Bild, oder tippen Sie die Adresse ab.',
    say: 'Geben Sie Ihren Namen und Ihre E-Mail-Adresse ein. Sie bekommen einen Code.',
    enter: (partner: string) =>
      `Geben Sie den Code ein. Dann können Sie für ${partner} ausleihen, was die Partner teilen.`,
    valid: (when: string, most: number) =>
      most === 1 ? `Gilt bis ${when}, für eine Person.` : `Gilt bis ${when}, für ${most} Personen.`,
  },
  {
    title: 'Invitation as a link or sheet',
    of: (partner: string) => `Invitations: ${partner}`,
    what:
      'Whoever has the link, or the sheet with the QR code, becomes a member of this partner by name and mail address. ' +
      'We check the address with a code.',
    careful:
      'Give the invitation only to people who are to borrow for the partner. You can revoke it at any time.',
    running: 'What is valid now',
    none: 'No invitation is valid at present.',
    used: (uses: number, most: number) => `${uses} of ${most} joined`,
    until: (when: string) => `Valid until ${when}`,
    made: (when: string) => `Made on ${when}`,
    revoke: 'Revoke',
    new: 'New invitation',
    make: 'Make the invitation',
    madeTitle: (partner: string) => `New invitation: ${partner}`,
    link: 'Address of the invitation',
    print: 'You can print this page with your browser (A4) and hang it up.',
    again: 'Later we show the address no more. You can make another invitation at any time.',
    back: 'To the invitations',
    invites: (partner: string) => `${partner} invites you`,
    scan: 'Hold the camera of your telephone on the picture, or type in the address.',
    say: 'Type in your name and your mail address. You get a code.',
    enter: (partner: string) =>
      `Type in the code. Then you can borrow for ${partner} what the partners share.`,
    valid: (when: string, most: number) =>
      most === 1 ? `Valid until ${when}, for one person.` : `Valid until ${when}, for ${most} people.`,
  },
);
