/** The fields of entering that somebody has a qualification. */
import type { Field } from '../fields.js';
import { choice, dayIfAny } from '../kinds.js';
import type { HeldFormDto } from './held-form.dto.js';

export const heldFields = {
  personId: {
    is: choice,
    label: { de: 'Person', en: 'Person' },
    wrong: { de: 'Bitte wählen Sie eine Person.', en: 'Please choose a person.' },
  },
  qualificationId: {
    is: choice,
    label: { de: 'Qualifikation', en: 'Qualification' },
    wrong: { de: 'Bitte wählen Sie eine Qualifikation.', en: 'Please choose a qualification.' },
  },
  validUntil: {
    is: dayIfAny,
    label: { de: 'Gilt bis', en: 'Valid until' },
    hint: {
      de: 'Leer: so lange, wie sie üblicherweise gilt, von heute an.',
      en: 'Empty: for as long as it usually lasts, from today on.',
    },
    wrong: { de: 'Bitte einen Tag, etwa 14.05.2027.', en: 'Please a day, such as 14 May 2027.' },
  },
} satisfies Record<keyof HeldFormDto, Field>;
