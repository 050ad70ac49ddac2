/** The fields of a rule of who says yes; what it is about is chosen in one list. */
import type { RuleScope } from '../../../items/lending/rule-scope.js';
import type { Typed } from '../../forms/typed.js';
import type { Language } from '../../../shared/words.js';
import { bodyOf, type Fields, type Section } from '../fields.js';
import { answers, choice, euros, idsOrNull, whole } from '../kinds.js';

const about = {
  scope: {
    is: choice,
    label: { de: 'Wofür die Regel gilt', en: 'What the rule is about' },
    wrong: { de: 'Bitte wählen Sie, wofür die Regel gilt.', en: 'Please choose what the rule is about.' },
  },
} satisfies Fields;

const deciding = {
  mode: { is: answers, label: { de: 'Wer zusagt', en: 'Who says yes' } },
} satisfies Fields;

const limits = {
  upToQuantity: {
    is: whole(null),
    label: { de: 'Bis zu … Stück in einer Anfrage', en: 'Up to … units in one request' },
    hint: { de: 'Leer: ohne Grenze.', en: 'Empty: no limit.' },
  },
  upToValueCents: {
    is: euros(null),
    label: { de: 'Bis zu … € Wert', en: 'Up to a value of … €' },
    hint: {
      de: 'Stück mal Wiederbeschaffungswert. Leer: ohne Grenze.',
      en: 'Units times replacement value. Empty: no limit.',
    },
  },
  upToDaysAhead: {
    is: whole(null),
    label: { de: 'Höchstens … Tage im Voraus', en: 'At most … days ahead' },
    hint: { de: 'Bis zur Abholung. Leer: ohne Grenze.', en: 'Until the pick-up. Empty: no limit.' },
  },
  otherwise: { is: choice, label: { de: 'Sonst entscheidet', en: 'Otherwise decides' } },
} satisfies Fields;

const partners = {
  partnerIds: {
    is: idsOrNull({ is: choice, label: { de: 'Partner', en: 'Partner' } }),
    label: { de: 'Nur für diese Partner', en: 'For these partners only' },
    hint: { de: 'Leer: für alle.', en: 'Empty: for all.' },
  },
} satisfies Fields;

const limitsTitle = {
  de: 'Grenzen der Zusage ohne Rückfrage',
  en: 'Limits of approving without asking',
};

/** Only the coordination knows all partners. */
const termsFor = (knowsPartners: boolean): Section[] => [
  { fields: deciding },
  { title: limitsTitle, fields: limits },
  ...(knowsPartners ? [{ fields: partners }] : []),
];

const fieldsIn = (sections: readonly Section[]): Fields =>
  Object.assign({}, ...sections.map(({ fields }) => fields)) as Fields;

/** Of a rule that stands: what it is about stays. */
export const ruleSections = termsFor;
export const newRuleSections = (knowsPartners: boolean): Section[] => [
  { fields: about },
  ...termsFor(knowsPartners),
];
export const ruleFields = (knowsPartners: boolean): Fields => fieldsIn(ruleSections(knowsPartners));
export const newRuleFields = (knowsPartners: boolean): Fields => fieldsIn(newRuleSections(knowsPartners));

/** `alliance`, `owner:` or `item:` with the id, as one choice of the list. */
export const aboutOf = (scope: RuleScope, subjectId = ''): string =>
  scope === 'alliance' ? scope : `${scope}:${subjectId}`;

/** The body of a new rule. */
export function newRuleBody(typed: Typed, knowsPartners: boolean, language: Language): object {
  const { scope: _, ...terms } = bodyOf(newRuleFields(knowsPartners), typed, language);
  const [scope, subjectId] = (typed['scope'] ?? '').split(':');
  return { ...terms, scope, ...(subjectId === undefined ? {} : { subjectId }) };
}
