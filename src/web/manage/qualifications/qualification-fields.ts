/** The fields of a qualification. */
import type { NewQualificationDto } from '../../../items/qualifications/qualification.dto.js';
import type { Field } from '../fields.js';
import { text, whole } from '../kinds.js';

export const qualificationFields = {
  name: {
    is: text,
    label: { de: 'Name', en: 'Name' },
    hint: {
      de: 'Etwa „Einweisung Hüpfburg“ oder „Anhängerführerschein BE“.',
      en: 'Such as “bouncy castle briefing” or “trailer licence BE”.',
    },
  },
  validMonths: {
    is: whole(null),
    label: { de: 'Gilt wie viele Monate', en: 'Valid for how many months' },
    inLog: { de: 'Gilt Monate', en: 'valid for months' },
    hint: { de: 'Leer: ohne Ende.', en: 'Empty: without an end.' },
    wrong: {
      de: 'Bitte eine ganze Zahl von 1 bis 600, oder nichts.',
      en: 'Please a whole number from 1 to 600, or nothing.',
    },
  },
} satisfies Record<keyof NewQualificationDto, Field>;
