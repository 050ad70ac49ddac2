/** Why a pasted line of partners and people is not taken, or not whole, in sentences that say what helps. */
import type { Words } from '../../shared/words.js';

export interface LineReason {
  /** For programs. */
  code: string;
  words: Words;
}

const reason = (code: string, de: string, en: string): LineReason => ({ code, words: { de, en } });

export const lineReasons = {
  blank: reason('blank', 'Leere Zeile.', 'Empty line.'),
  heading: reason('heading', 'Die Namen der Spalten.', 'The names of the columns.'),
  long: reason(
    'too-long',
    'Die Zeile ist zu lang. Bitte kürzen Sie sie auf 500 Zeichen.',
    'The line is too long. Please cut it to 500 characters.',
  ),
  longPart: reason(
    'too-long',
    'Ein Name ist zu lang. Bitte kürzen Sie ihn.',
    'A name is too long. Please cut it.',
  ),
  several: reason(
    'several-addresses',
    'Mehrere E-Mail-Adressen. Bitte schreiben Sie für jede Person eine eigene Zeile.',
    'Several mail addresses. Please write a line of its own for each person.',
  ),
  wrong: (address: string) =>
    reason(
      'wrong-address',
      `„${address}“ ist keine E-Mail-Adresse. Bitte verbessern Sie sie.`,
      `“${address}” is no mail address. Please correct it.`,
    ),
  noAddress: reason(
    'no-address',
    'Die E-Mail-Adresse fehlt. Bitte ergänzen Sie sie, oder erlauben Sie unten Partner ohne Person.',
    'The mail address is missing. Please add it, or allow partners without a person below.',
  ),
  noPartner: (person: string) =>
    person === ''
      ? reason(
          'no-partner',
          'Der Name des Partners fehlt. Bitte schreiben Sie: Partner; Person; E-Mail-Adresse.',
          'The name of the partner is missing. Please write: partner; person; mail address.',
        )
      : reason(
          'no-partner',
          `Ist „${person}“ der Partner oder die Person? Bitte schreiben Sie beides: Partner; Person; E-Mail-Adresse.`,
          `Is “${person}” the partner or the person? Please write both: partner; person; mail address.`,
        ),
  prose: reason(
    'prose',
    'Das liest sich wie ein Satz. Bitte entfernen Sie die Zeile, oder lassen Sie nur den Namen stehen.',
    'This reads like a sentence. Please remove the line, or leave only the name.',
  ),
  ambiguous: (name: string) =>
    reason(
      'ambiguous',
      `„${name}“ heißen mehrere Partner. Bitte schreiben Sie den ganzen Namen.`,
      `Several partners are called “${name}”. Please write the whole name.`,
    ),
  left: (name: string) =>
    reason(
      'left',
      `„${name}“ ist ausgetreten. Bitte ändern Sie zuerst den Stand des Partners.`,
      `“${name}” has left. Please change the state of the partner first.`,
    ),
  alike: (name: string) =>
    reason(
      'alike',
      `Diesen Kurznamen hat schon „${name}“. Ist er gemeint? Dann schreiben Sie den Namen bitte genauso.`,
      `“${name}” has this short name already. Do you mean it? Then please write the name in the same way.`,
    ),
  unchanged: reason('unchanged', 'Das steht schon so im Bündnis.', 'The alliance has this already.'),
  repeated: reason('repeated', 'Das steht schon weiter oben.', 'This stands further up already.'),
  withoutPerson: reason(
    'without-person',
    'Nur der Partner: Ohne E-Mail-Adresse gibt es keine Einladung.',
    'The partner only: without a mail address there is no invitation.',
  ),
} as const;
