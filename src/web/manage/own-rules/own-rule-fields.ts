/** The fields of an own rule: those of the alliance's rules, each of which may stay empty, with what holds then. */
import { dayCount } from '../../../shared/spoken-time.js';
import { lineRuleNames, type LineRules } from '../../../partners/who/alliance-rules.js';
import type { Language, Words } from '../../../shared/words.js';
import type { Field, Fields } from '../fields.js';
import { choice, whole, yearlyDate } from '../kinds.js';
import { rulesFields } from '../settings-fields.js';

const kindOf = (name: keyof LineRules): Field['is'] => (name === 'seasonOpensOn' ? yearlyDate : whole(null));

/** "14 Tage", "15.01."; a word where there is none. */
export function ruleInWords(
  name: keyof LineRules,
  value: LineRules[keyof LineRules],
  language: Language,
): string {
  if (value === null) return language === 'de' ? 'jederzeit' : 'at any time';
  if (typeof value === 'number') return dayCount(value, language);
  return kindOf(name).write(value, name, language)[name] ?? '';
}

/** "Längste Ausleihe" */
export function ruleCalled(name: keyof LineRules, language: Language): string {
  const called = rulesFields[`rules.${name}`].inLog[language];
  return called.charAt(0).toUpperCase() + called.slice(1);
}

/** What no days at all mean. */
const zeros: Partial<Record<keyof LineRules, Words>> = {
  interestedDaysAhead: {
    de: ' 0: Interessierte leihen nicht aus.',
    en: ' 0: interested ones do not borrow.',
  },
  chainedLoanGapDays: { de: ' 0: darauf wird nicht geachtet.', en: ' 0: nobody looks at that.' },
  cancelUntilDays: { de: ' 0: immer.', en: ' 0: always.' },
};

export const ownRuleFields = (ofAlliance: LineRules): Fields =>
  Object.fromEntries(
    lineRuleNames.map((name): [string, Field] => {
      const { label, inLog, ...field }: Field = rulesFields[`rules.${name}`];
      const hint = {
        de: `Leer: wie beim Partner oder im Bündnis (dort ${ruleInWords(name, ofAlliance[name], 'de')}).${zeros[name]?.de ?? ''}`,
        en: `Empty: as for the partner or the alliance (there ${ruleInWords(name, ofAlliance[name], 'en')}).${zeros[name]?.en ?? ''}`,
      };
      return [name, { ...field, label, inLog: inLog ?? label, hint, is: kindOf(name) }];
    }),
  );

/** What a new one is about. */
export const subjectField = {
  subjectId: {
    is: choice,
    label: { de: 'Wofür', en: 'What for' },
    wrong: {
      de: 'Bitte wählen Sie einen Partner oder einen Gegenstand.',
      en: 'Please choose a partner or an item.',
    },
  },
} satisfies Fields;
