/** The words of roles: what people do for the whole alliance. */
import { dictionary } from '../../../shared/words.js';

export const roleWords = dictionary(
  {
    title: 'Personen und Rollen',
    intro:
      'Wer zum Bündnis gehört und was jede Person tut. Neue Personen laden Sie beim Partner ein, für den sie handeln.',
    person: 'Person',
    address: 'E-Mail-Adresse',
    partners: 'Handelt für',
    roles: 'Rollen',
    names: { coordinator: 'Koordination', deputy: 'Stellvertretung', keeper: 'Lagerbetreuung' },
    kept: (place: string) => `Lagerbetreuung: ${place}`,
    give: 'Rolle geben',
    giveHelp:
      'Die Person wird dabei überall abgemeldet und meldet sich neu an. Zur Lagerbetreuung gehört ein Lagerort.',
    who: 'Wem',
    role: 'Welche Rolle',
    place: 'Welcher Lagerort',
    placeHint: 'Nur bei der Lagerbetreuung.',
    giveNow: 'Rolle geben',
    take: 'Zurücknehmen',
    takeLabel: (role: string, name: string) => `${role} von ${name} zurücknehmen`,
    takeTitle: (name: string) => `Rolle von ${name} zurücknehmen`,
    takeHelp: (role: string, name: string) => `${name}: ${role}. Die Person wird dabei überall abgemeldet.`,
    keep: 'Behalten',
    choose: 'Bitte wählen',
    none: 'keiner',
    onlyCoordinator: 'Rollen vergibt nur die Koordination selbst.',
    unknownPlace: 'ein Lagerort',
  },
  {
    title: 'People and roles',
    intro:
      'Who belongs to the alliance, and what each person does. Invite new people at the partner they act for.',
    person: 'Person',
    address: 'Mail address',
    partners: 'Acts for',
    roles: 'Roles',
    names: { coordinator: 'Coordinator', deputy: 'Deputy', keeper: 'Keeper' },
    kept: (place: string) => `Keeper: ${place}`,
    give: 'Give a role',
    giveHelp: 'The person is signed out everywhere and signs in anew. A keeper keeps a storage place.',
    who: 'To whom',
    role: 'Which role',
    place: 'Which storage place',
    placeHint: 'For keepers only.',
    giveNow: 'Give the role',
    take: 'Take back',
    takeLabel: (role: string, name: string) => `Take back ${role} from ${name}`,
    takeTitle: (name: string) => `Take back a role of ${name}`,
    takeHelp: (role: string, name: string) => `${name}: ${role}. The person is signed out everywhere.`,
    keep: 'Keep it',
    choose: 'Please choose',
    none: 'none',
    onlyCoordinator: 'Only the coordinator gives roles.',
    unknownPlace: 'a storage place',
  },
);

export const roleFieldWords = {
  role: { de: 'Bitte wählen Sie eine Rolle.', en: 'Please choose a role.' },
  storagePlaceId: { de: 'Bitte wählen Sie einen Lagerort.', en: 'Please choose a storage place.' },
} as const;
