/** Kinds of fields: all the ways in which something is typed, each with its way into the body and back. */
import { inDigits } from '../../shared/amounts.js';
import { MIDNIGHT } from '../../shared/zone.js';
import type { Language } from '../../shared/words.js';
import { timeTyped, wholeNumber, type Typed } from '../forms/typed.js';
import { fixed, minutesOf, spanOf, unfixed } from '../forms/amounts.js';
import { bodyOf, typedOf, type Field, type Fields, type Kind } from './fields.js';
import { nameIn, rowsOf } from './typed-rows.js';

/** A value that is typed into one field. */
const single = <T>(
  read: (text: string, language: Language) => unknown,
  write: (value: T, language: Language) => string,
): Pick<Kind, 'read' | 'write'> => ({
  read: (typed, name, language) => read(typed[name] ?? '', language),
  write: (value, name, language) => ({ [name]: write(value as T, language) }),
});

const asTyped = single<string | undefined>(
  (said) => said,
  (value = '') => value,
);
const trimmed = single<string>(
  (said) => said.trim(),
  (value) => value,
);

export const text: Kind = { control: 'line', ...asTyped };
export const lines: Kind = { control: 'lines', ...asTyped };
export const time: Kind = {
  control: 'line',
  type: 'time',
  isOptional: true,
  ...single<string | undefined>(timeTyped, (value = '') => value),
};
/** Until when on a day: a browser's clock knows no 24:00, so midnight is typed and shown as 00:00. */
export const endTime: Kind = {
  control: 'line',
  type: 'time',
  isOptional: true,
  ...single<string | undefined>(
    (said) => (isMidnight(said) ? MIDNIGHT : timeTyped(said)),
    (value = '') => (value === MIDNIGHT ? '00:00' : value),
  ),
};

function isMidnight(said: string): boolean {
  return timeTyped(said) === '00:00' || /^24([.:]?00)?(\s*uhr)?$/i.test(said.trim());
}

export const phone: Kind = { control: 'line', type: 'tel', ...trimmed };
export const mail: Kind = { control: 'line', type: 'email', ...trimmed };
/** One of several in a list. */
export const choice: Kind = { control: 'choice', isOptional: false, ...asTyped };
/** The same where none may be chosen. */
export const choiceOrNone: Kind = {
  control: 'choice',
  isOptional: true,
  ...single<string | null>(
    (said) => said || null,
    (value) => value ?? '',
  ),
};
/** One of several that need a sentence each. */
export const answers: Kind = { control: 'answers', isOptional: false, ...asTyped };

export const flag: Kind = { control: 'flag', ...single<boolean>((said) => said === 'true', String) };

export const day: Kind = {
  control: 'line',
  type: 'date',
  isOptional: true,
  ...single<string | null>(
    (said) => said || null,
    (value) => value ?? '',
  ),
};

/** Day and month, '15.01.', of every year: 'MM-DD' in the body. */
export const yearlyDate: Kind = {
  control: 'line',
  isOptional: true,
  ...single<string | null>(
    (said) => yearlyTyped(said.trim()) || null,
    (value) => (value === null ? '' : value.replace(/^(\d\d)-(\d\d)$/, '$2.$1.')),
  ),
};

/** What is none stays as it is, for the input check to refuse. */
function yearlyTyped(said: string): string {
  const [, dayOfMonth, month] = /^(\d{1,2})\. ?(\d{1,2})\.?$/.exec(said) ?? [];
  return dayOfMonth && month ? `${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}` : said;
}

/** A day that the body may leave out. */
export const dayIfAny: Kind = {
  control: 'line',
  type: 'date',
  isOptional: true,
  ...single<string | undefined>(
    (said) => said || undefined,
    (value = '') => value,
  ),
};

const numberInWords = (value: number | null, language: Language): string =>
  value === null ? '' : inDigits(value, language);

/** `empty` is what an empty field means; an empty text is refused. */
export const whole = (empty: number | null | ''): Kind => ({
  control: 'line',
  inputMode: 'numeric',
  isOptional: empty !== '',
  ...single<number | null>((said) => wholeNumber(said) ?? empty, numberInWords),
});

const THOUSANDTHS_PLACES = 3;
const EURO_PLACES = 2;

/** A number with up to three places, in thousandths in the body. */
const thousandths: Kind = {
  control: 'line',
  isOptional: true,
  ...single<number | null>(
    (said, language) => fixed(said, THOUSANDTHS_PLACES, language) ?? null,
    (value, language) => unfixed(value, THOUSANDTHS_PLACES, language),
  ),
};

/** Grams in the body. */
export const kilograms = thousandths;

export const degrees = thousandths;

/** Cents in the body. */
export const euros = (empty: 0 | null): Kind => ({
  control: 'line',
  isOptional: true,
  ...single<number | null>(
    (said, language) => fixed(said, EURO_PLACES, language) ?? empty,
    (value, language) => unfixed(value, EURO_PLACES, language, EURO_PLACES),
  ),
});

/** The unit in which a span is typed; no form has two spans. */
export const SPAN_UNIT = 'bufferUnit';

/** Minutes in the body; a number and its unit in the form. */
export const span = (empty: null | ''): Kind => ({
  control: 'span',
  inputMode: 'numeric',
  isOptional: empty !== '',
  read: (typed, name) => minutesOf(wholeNumber(typed[name]), typed[SPAN_UNIT]) ?? empty,
  write: (value, name, language) => {
    const { count, unit } = spanOf((value ?? 0) as number);
    return { [name]: value === null ? '' : inDigits(count, language), [SPAN_UNIT]: unit };
  },
});

/** A list of objects; empty rows do not count. */
export const rows = (columns: Fields): Kind => ({
  control: 'rows',
  columns,
  read: (typed, list, language) =>
    rowsOf(typed, list, Object.keys(columns)).map((row) => bodyOf(columns, row, language)),
  write: (value, list, language) => writeRows(columns, list, value as readonly object[], language),
});

/** A list of ids, which says the same in any order. */
export const ids = (column: Field): Kind => ({
  control: 'rows',
  columns: { '': column },
  read: (typed, list) => rowsOf(typed, list, ['']).map((row) => row['']),
  write: (value, list, language) => {
    const sorted = (value as readonly string[]).toSorted().map((id) => ({ '': id }));
    return writeRows({ '': column }, list, sorted, language);
  },
});

/** Chosen instead of an id where the list is known to be empty. */
export const NOTHING = 'nothing';

/** A list of ids, or null where nobody said anything; no id could stand for that. */
export function idsOrNull(column: Field): Kind {
  const list = ids(column);
  return {
    ...list,
    read: (typed, name, language) => {
      const said = list.read(typed, name, language) as string[];
      if (said.length === 0) return null;
      return said.filter((id) => id !== NOTHING);
    },
    write: (value, name, language) =>
      list.write(Array.isArray(value) && value.length === 0 ? [NOTHING] : (value ?? []), name, language),
  };
}

function writeRows(columns: Fields, list: string, values: readonly object[], language: Language): Typed {
  const typed = values.flatMap((value, index) =>
    Object.entries(typedOf(columns, value, language)).map(([name, said]) => [
      nameIn(list, index, name),
      said,
    ]),
  );
  return Object.fromEntries(typed) as Typed;
}
