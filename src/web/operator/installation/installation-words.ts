/** The words of the operator's page. */
import type { TimedJob } from '../../../shared/timed-jobs.js';
import { dictionary } from '../../../shared/words.js';
import type { HealthWarning, NotReady } from '../../health/health-warnings.js';

const jobsDe: Record<TimedJob, string> = {
  'deliver mails': 'E-Mails verschicken',
  'expire requests': 'Anfragen verfallen lassen',
  'expire changes': 'Änderungswünsche verfallen lassen',
  'warn of late loans': 'Vor verspäteten Ausleihen warnen',
  'remind of loans': 'An Abholung und Rückgabe erinnern',
  'list the next day': 'Am Abend die Listen für den nächsten Tag',
  'tell what waits': 'Montags die offenen Anfragen melden',
  'sweep request keys': 'Formularschlüssel löschen',
  'sweep sign-ins': 'Alte Anmeldungen löschen',
  'sweep applicants': 'Alte Anfragen um Zugang löschen',
  'sweep foundings': 'Alte Einladungen zum Gründen löschen',
  'sweep invitation codes': 'Alte Codes von Einladungen löschen',
  'sweep imports': 'Angesehene Listen vergessen',
  'sweep mails': 'Alte E-Mails leeren',
  'sweep notices': 'Alte Erinnerungen vergessen',
};

const jobsEn: Record<TimedJob, string> = {
  'deliver mails': 'Deliver mails',
  'expire requests': 'Let requests lapse',
  'expire changes': 'Let wished changes lapse',
  'warn of late loans': 'Warn of late loans',
  'remind of loans': 'Remind of pick-ups and returns',
  'list the next day': 'List the next day in the evening',
  'tell what waits': 'Tell on Mondays what waits',
  'sweep request keys': 'Forget form keys',
  'sweep sign-ins': 'Forget old sign-ins',
  'sweep applicants': 'Forget old requests for access',
  'sweep foundings': 'Forget old invitations to found',
  'sweep invitation codes': 'Forget old codes of invitations',
  'sweep imports': 'Forget lists that were looked at',
  'sweep mails': 'Empty old mails',
  'sweep notices': 'Forget old reminders',
};

const warningsDe: Record<HealthWarning, string> = {
  'mails-wait': 'E-Mails warten seit über einer Stunde. Läuft der Mailserver?',
  'backup-old': 'Die letzte Sicherung ist älter als 36 Stunden, oder es gibt keine.',
  'disk-low': 'Auf der Festplatte wird der Platz knapp.',
  'codes-refused': 'Jemand fordert so viele Anmeldecodes an, dass einige nicht mehr verschickt werden.',
  'school-holidays-run-out': 'In einem Bündnis sind die nächsten Schulferien noch nicht eingetragen.',
};

const warningsEn: Record<HealthWarning, string> = {
  'mails-wait': 'Mails have waited for more than an hour. Is the mail server up?',
  'backup-old': 'The last backup is older than 36 hours, or there is none.',
  'disk-low': 'The disk is running out of room.',
  'codes-refused': 'Somebody asks for so many sign-in codes that some are not mailed any more.',
  'school-holidays-run-out': 'In some alliance the next school holidays are not entered yet.',
};

const notReadyDe: Record<NotReady, string> = {
  stopping: 'Der Server wird gerade beendet.',
  'disk-full': 'Die Festplatte ist voll.',
  'read-only': 'Die Datenbank lässt sich nicht beschreiben.',
  'database-busy': 'Die Datenbank ist belegt.',
  'database-away': 'Die Datenbank ist nicht erreichbar.',
};

const notReadyEn: Record<NotReady, string> = {
  stopping: 'The server is being stopped.',
  'disk-full': 'The disk is full.',
  'read-only': 'The database cannot be written.',
  'database-busy': 'The database is busy.',
  'database-away': 'The database cannot be reached.',
};

export const installationWords = dictionary(
  {
    title: 'Betrieb',
    allWell: 'Alles läuft',
    lookAt: 'Das braucht Sie',
    alliances: 'Bündnisse',
    none: 'Noch gibt es kein Bündnis.',
    invite: 'Zum Gründen einladen',
    showings: {
      hidden: 'noch nicht öffentlich',
      public: 'öffentlich',
      partners: 'Liste nur für Partner',
    },
    founded: 'Angelegt',
    size: 'Größe',
    items: (count: number) => (count === 1 ? '1 Gegenstand' : `${count} Gegenstände`),
    partners: (count: number) => (count === 1 ? '1 Partner' : `${count} Partner`),
    reservations: (count: number) =>
      count === 1 ? '1 Anfrage oder Ausleihe' : `${count} Anfragen und Ausleihen`,
    photos: 'Bilder',
    megabytes: (size: string) => `${size} MB`,
    lastSignIn: 'Zuletzt angemeldet',
    longAgo: 'in den letzten 90 Tagen niemand',
    failed: 'E-Mails gescheitert',
    noneFailed: 'keine',
    ofNobody: 'E-Mails ohne Bündnis',
    ofNobodyHelp: 'Anmeldecodes, Adressänderungen, Einladungen. Wer sie bekommen sollte, steht hier nicht.',
    jobs: 'Regelmäßige Aufgaben',
    jobsHelp: 'Auf diesem Server, seit er gestartet ist.',
    jobNames: jobsDe,
    seconds: (count: number) => `alle ${count} Sekunden`,
    minutes: (count: number) =>
      count === 1 ? 'jede Minute' : count === 60 ? 'jede Stunde' : `alle ${count} Minuten`,
    worked: (when: string) => `zuletzt ${when}`,
    notYet: 'noch nicht gelaufen',
    jobFailed: (when: string) => `gescheitert: ${when}`,
    backups: 'Sicherungen',
    last: 'Letzte',
    where: 'Ordner',
    file: 'Datei',
    noBackup: 'Es gibt keine Sicherung.',
    warnings: warningsDe,
    notReady: notReadyDe,
  },
  {
    title: 'Operation',
    allWell: 'All is well',
    lookAt: 'This needs you',
    alliances: 'Alliances',
    none: 'There is no alliance yet.',
    invite: 'Invite to found',
    showings: { hidden: 'not public yet', public: 'public', partners: 'list for partners only' },
    founded: 'Set up',
    size: 'Size',
    items: (count: number) => (count === 1 ? '1 item' : `${count} items`),
    partners: (count: number) => (count === 1 ? '1 partner' : `${count} partners`),
    reservations: (count: number) => (count === 1 ? '1 request or loan' : `${count} requests and loans`),
    photos: 'Pictures',
    megabytes: (size: string) => `${size} MB`,
    lastSignIn: 'Last sign-in',
    longAgo: 'nobody in the last 90 days',
    failed: 'Mails that failed',
    noneFailed: 'none',
    ofNobody: 'Mails of no alliance',
    ofNobodyHelp: 'Sign-in codes, changes of address, invitations. Who was to get them is not said here.',
    jobs: 'Timed jobs',
    jobsHelp: 'On this server, since it was started.',
    jobNames: jobsEn,
    seconds: (count: number) => `every ${count} seconds`,
    minutes: (count: number) =>
      count === 1 ? 'every minute' : count === 60 ? 'every hour' : `every ${count} minutes`,
    worked: (when: string) => `last ${when}`,
    notYet: 'has not run yet',
    jobFailed: (when: string) => `failed: ${when}`,
    backups: 'Backups',
    last: 'Last',
    where: 'Folder',
    file: 'File',
    noBackup: 'There is no backup.',
    warnings: warningsEn,
    notReady: notReadyEn,
  },
);
