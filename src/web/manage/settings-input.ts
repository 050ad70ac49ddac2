/** The forms of the settings: what was typed becomes the body that the services take, and the other way round. */
import type { SettingsView } from '../../partners/settings.dto.js';
import { wholeNumber, type Typed } from '../ui/typed.js';
import { minutesOf, spanOf } from './amounts.js';

const days = ['leadTimeDays', 'horizonDays', 'longestLoanDays', 'decisionDays'] as const;
const texts = ['name', 'place', 'state', 'legalBearer', 'visibility'] as const;
const contact = ['name', 'phone', 'email', 'hours'] as const;

/** What was left empty is refused: every rule has a number. */
export const rulesBody = (typed: Typed): { rules: Record<string, unknown> } => ({
  rules: {
    ...Object.fromEntries(days.map((name) => [name, wholeNumber(typed[`rules.${name}`]) ?? ''])),
    bufferMinutes: minutesOf(wholeNumber(typed['rules.bufferMinutes']) ?? '', typed['bufferUnit']),
  },
});

export function rulesTyped({ rules }: SettingsView): Typed {
  const { count, unit } = spanOf(rules.bufferMinutes);
  return {
    ...Object.fromEntries(days.map((name) => [`rules.${name}`, String(rules[name])])),
    'rules.bufferMinutes': String(count),
    bufferUnit: unit,
  };
}

export const portraitBody = (typed: Typed): Record<string, unknown> => ({
  ...Object.fromEntries(texts.map((name) => [name, typed[name] ?? ''])),
  contact: Object.fromEntries(contact.map((name) => [name, (typed[`contact.${name}`] ?? '').trim()])),
});

export const portraitTyped = (settings: SettingsView): Typed => ({
  ...Object.fromEntries(texts.map((name) => [name, settings[name]])),
  ...Object.fromEntries(contact.map((name) => [`contact.${name}`, settings.contact[name]])),
});
