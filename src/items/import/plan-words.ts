/** Why a line that reads well is not taken over all the same: each a code and a sentence. */
import type { Words } from '../../shared/words.js';
import type { Reason } from './import-lines.js';

const reason = (code: string, de: string, en: string): Reason => ({ code, words: { de, en } });

export const ownerMissing = reason(
  'owner-missing',
  'Es steht nicht da, wem das gehört.',
  'It does not say whose it is.',
);

export const placeMissing = reason(
  'place-missing',
  'Es steht nicht da, wo das lagert.',
  'It does not say where it stands.',
);

export const nameMissing = reason('name-missing', 'Der Name fehlt.', 'The name is missing.');

export const numberTwice = (number: string): Reason =>
  reason(
    'number-twice',
    `Die Nummer ${number} steht zweimal in der Liste.`,
    `The number ${number} stands in the list twice.`,
  );

export const numberOfAnother = (number: string, name: string): Reason =>
  reason(
    'number-of-another',
    `Die Nummer ${number} hat hier schon „${name}“.`,
    `The number ${number} is that of “${name}” here.`,
  );

export const unknownNumber = (number: string): Reason =>
  reason(
    'unknown-number',
    `Die Nummer „${number}“ gibt es weder hier noch in der Liste.`,
    `There is no number “${number}”, neither here nor in the list.`,
  );

export const notParts = (text: string): Reason =>
  reason(
    'parts-unread',
    `„${text}“ nennt keine Teile. Bitte so: A-002:1; A-003:2.`,
    `“${text}” names no parts. Please write: A-002:1; A-003:2.`,
  );

export const tooMany = (most: number): Reason =>
  reason('too-many-links', `Mehr als ${most} auf einmal gehen nicht.`, `More than ${most} are too many.`);

export const unsound = (words: Words): Reason => ({ code: 'unsound', words });

export const itself: Words = {
  de: 'Nichts ersetzt sich selbst.',
  en: 'Nothing replaces itself.',
};
