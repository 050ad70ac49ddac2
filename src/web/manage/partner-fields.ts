/** The fields of a partner's form, and of an invitation: what each is called, and how it is typed. */
import type { NewInvitationDto } from '../../partners/members/invitation.dto.js';
import type { InvitationDto, NewPartnerDto } from '../../partners/members/partner.dto.js';
import type { Field } from './fields.js';
import { choice, day, flag, lines, mail, text, whole } from './kinds.js';

export const partnerFields = {
  name: { is: text, label: { de: 'Name', en: 'Name' } },
  shortName: {
    is: text,
    label: { de: 'Kurzname', en: 'Short name' },
    hint: { de: 'So steht der Partner in der Liste.', en: 'What the list calls the partner.' },
  },
  status: {
    is: choice,
    label: { de: 'Stand', en: 'State' },
    hint: {
      de: 'Ausleihen kann nur, wer aktiv ist und unterzeichnet hat.',
      en: 'Only those who are active and have signed may borrow.',
    },
    wrong: { de: 'Bitte wählen Sie einen Stand.', en: 'Please choose a state.' },
  },
  agreementSignedOn: {
    is: day,
    label: { de: 'Gründungsvereinbarung unterzeichnet am', en: 'Founding agreement signed on' },
    inLog: { de: 'Unterzeichnet am', en: 'signed on' },
    wrong: { de: 'Bitte einen Tag, etwa 15.05.2020.', en: 'Please a day, such as 15 May 2020.' },
  },
  isLender: {
    is: flag,
    label: { de: 'Verleiht etwas', en: 'Lends things' },
    inLog: { de: 'verleiht', en: 'lends' },
  },
  isBorrower: {
    is: flag,
    label: { de: 'Leiht etwas aus', en: 'Borrows things' },
    inLog: { de: 'leiht aus', en: 'borrows' },
  },
  ownUseDays: {
    is: whole(null),
    label: {
      de: 'Eigenbedarf geht vor bis … Tage vor der Abholung',
      en: 'Own use goes first until … days before the pick-up',
    },
    hint: {
      de: 'Vor Anfragen, über die noch nicht entschieden ist. Leer: 14. Zugesagtes bleibt immer zugesagt.',
      en: 'Before requests that are not decided yet. Empty: 14. What is promised always stays promised.',
    },
    inLog: { de: 'Eigenbedarf geht vor bis … Tage vorher', en: 'own use goes first until … days before' },
    wrong: { de: 'Bitte eine ganze Zahl von 0 bis 365.', en: 'Please a whole number from 0 to 365.' },
  },
  organisationType: {
    is: text,
    label: { de: 'Art der Einrichtung', en: 'Kind of organisation' },
    hint: { de: 'Verein, Kita, Kirche …', en: 'club, nursery, church …' },
  },
  legalForm: {
    is: text,
    label: { de: 'Rechtsform', en: 'Legal form' },
    hint: { de: 'e. V., GmbH …', en: 'e. V., GmbH …' },
  },
  privacyLaw: {
    is: text,
    label: { de: 'Datenschutzrecht', en: 'Data protection law' },
    hint: { de: 'DSGVO, KDG oder DSG-EKD.', en: 'DSGVO, KDG or DSG-EKD.' },
  },
  notes: {
    is: lines,
    label: { de: 'Notizen', en: 'Notes' },
    hint: { de: 'Nur für die Koordination sichtbar.', en: 'For the coordination only.' },
  },
} satisfies Record<keyof NewPartnerDto, Field>;

export const invitationFields = {
  email: {
    is: { ...mail, inputMode: 'email' },
    label: { de: 'E-Mail-Adresse', en: 'Mail address' },
    autocomplete: 'off',
  },
  name: {
    is: text,
    label: {
      de: 'Name der Person oder des gemeinsamen Postfachs',
      en: 'Name of the person, or of the shared mailbox',
    },
    autocomplete: 'off',
  },
  role: {
    is: choice,
    label: { de: 'Sie darf', en: 'They may' },
    wrong: { de: 'Bitte wählen Sie eine Antwort.', en: 'Please choose an answer.' },
  },
} satisfies Record<keyof InvitationDto, Field>;

export const invitationLinkFields = {
  mostUses: {
    is: whole(''),
    label: { de: 'Für wie viele Personen', en: 'For how many people' },
    hint: { de: 'Von 1 bis 100.', en: 'From 1 to 100.' },
    withNext: true,
  },
  days: {
    is: whole(''),
    label: { de: 'Gilt wie viele Tage', en: 'Valid for how many days' },
    hint: { de: 'Von 1 bis 365.', en: 'From 1 to 365.' },
  },
} satisfies Record<keyof NewInvitationDto, Field>;
