/** A closure's form: local days, with times where somebody gives them, become the instants that the services take. */
import type { Fields } from '../fields.js';
import { choice, day, flag, text, time, whole } from '../kinds.js';
import { wholeNumber, type Typed } from '../../forms/typed.js';
import { wholeDays } from '../../forms/whole-days.js';

const dayToGive = { ...day, isOptional: false };
const timeHint = { de: 'Leer: der ganze Tag.', en: 'Empty: the whole day.' };

export const closureFields = {
  itemId: {
    is: choice,
    label: { de: 'Gegenstand', en: 'Item' },
    wrong: { de: 'Bitte wählen Sie einen Gegenstand.', en: 'Please choose an item.' },
  },
  quantity: {
    is: whole(''),
    label: { de: 'Wie viele davon', en: 'How many of it' },
    wrong: { de: 'Bitte eine ganze Zahl ab 1.', en: 'Please a whole number, 1 or more.' },
  },
  from: {
    is: dayToGive,
    label: { de: 'Erster Tag', en: 'First day' },
    wrong: { de: 'Bitte einen Tag, etwa 14.05.2027.', en: 'Please a day, such as 14 May 2027.' },
    withNext: true,
  },
  fromTime: {
    is: time,
    label: { de: 'Uhrzeit am ersten Tag', en: 'Time on the first day' },
    hint: timeHint,
  },
  until: {
    is: dayToGive,
    label: { de: 'Letzter Tag', en: 'Last day' },
    wrong: { de: 'Bitte einen Tag, etwa 17.05.2027.', en: 'Please a day, such as 17 May 2027.' },
    withNext: true,
  },
  untilTime: {
    is: time,
    label: { de: 'Uhrzeit am letzten Tag', en: 'Time on the last day' },
    hint: timeHint,
  },
  everyYear: {
    is: flag,
    label: { de: 'Jedes Jahr wieder', en: 'Every year again' },
    hint: {
      de: 'An denselben Tagen, etwa vom 1. November bis zum 31. März.',
      en: 'On the same days, such as from 1 November to 31 March.',
    },
  },
  reason: {
    is: text,
    label: { de: 'Grund für alle', en: 'Reason for everybody' },
    hint: {
      de: 'Wartung, Eigenbedarf, Saison. Alle im Bündnis lesen es: bitte keine Namen.',
      en: 'Maintenance, own use, season. Everybody in the alliance reads it: no names, please.',
    },
  },
  note: {
    is: text,
    label: { de: 'Notiz', en: 'Note' },
    hint: {
      de: 'Nur für die Koordination und den Partner, dem der Gegenstand gehört.',
      en: 'Only for the coordination and the partner that owns the item.',
    },
  },
} satisfies Fields;

/** A day without a time is whole. */
export function closureBody(typed: Typed, timeZone: string): Record<string, unknown> {
  const { itemId, quantity, reason = '', note = '' } = typed;
  const everyYear = typed['everyYear'] === 'true';
  return { itemId, quantity: wholeNumber(quantity), ...wholeDays(typed, timeZone), everyYear, reason, note };
}
