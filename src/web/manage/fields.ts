/** Fields of a form: what each is called, how it is typed, how it is read into a body and written back. */
import type { Language, Words } from '../../shared/words.js';
import type { Typed } from '../forms/typed.js';
import type { FieldWords } from './respoken.js';
import { closedUp } from './typed-rows.js';

export interface Field {
  is: Kind;
  label: Words;
  hint?: Words;
  /** Said where it is wrong, if the input check would speak of cents, codes or formats. */
  wrong?: Words;
  /** What the log calls it, where the label says more than a name. */
  inLog?: Words;
  autocomplete?: 'off';
  /** Stands beside the one that follows. */
  withNext?: true;
}

/** By their paths in the body, in the order in which the form shows them. */
export type Fields = Readonly<Record<string, Field>>;

/** Fields that stand together; rows need no title, they have their own. */
export interface Section {
  title?: Words;
  fields: Fields;
}

/** How something is typed: in which control, and how that becomes the value in the body and the other way round. */
export interface Kind {
  control: 'line' | 'lines' | 'flag' | 'choice' | 'answers' | 'span' | 'rows';
  type?: 'date' | 'time' | 'tel' | 'email';
  inputMode?: 'numeric' | 'email';
  /** Where it is not said, the body's text decides: one without a least length may be empty. */
  isOptional?: boolean;
  /** Of rows only. */
  columns?: Fields;
  read: (typed: Typed, name: string, language: Language) => unknown;
  write: (value: unknown, name: string, language: Language) => Typed;
}

/** What was typed, as the body that the services take; what is nonsense stays for the input check to refuse. */
export function bodyOf(fields: Fields, typed: Typed, language: Language): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [path, { is }] of Object.entries(fields)) {
    const [part, name] = path.split('.') as [string, string?];
    const value = is.read(typed, path, language);
    body[part] = name === undefined ? value : { ...(body[part] as object), [name]: value };
  }
  return body;
}

/** A thing as it stands, as somebody would type it. */
export const typedOf = (fields: Fields, standing: object, language: Language): Typed =>
  Object.assign(
    {},
    ...Object.entries(fields).map(([path, { is }]) => is.write(valueAt(standing, path), path, language)),
  ) as Typed;

const valueAt = (thing: object, path: string): unknown =>
  path.split('.').reduce((value: unknown, name) => (value as Record<string, unknown>)[name], thing);

/** All rows closed up, so that a fault's path names the row in which the form shows it. */
export const inOrder = (fields: Fields, said: Typed): Typed =>
  Object.entries(fields).reduce(
    (typed, [list, { is }]) => (is.columns ? closedUp(typed, list, Object.keys(is.columns)) : typed),
    said,
  );

/** By the paths of the fields. */
export const labelsOf = <F extends Fields>(fields: F, language: Language): Record<keyof F, string> =>
  Object.fromEntries(Object.entries(fields).map(([path, { label }]) => [path, label[language]])) as Record<
    keyof F,
    string
  >;

/** By the last part of their paths, as refusals are respoken; those of rows also by their list, since several may have a `from`. */
export const wrongsOf = (fields: Fields, list = ''): FieldWords =>
  Object.assign(
    {},
    ...Object.entries(fields).map(([path, { is, wrong }]) => {
      const name = path.split('.').at(-1)!;
      return {
        ...(wrong && { [name]: wrong, [`${list}${name}`]: wrong }),
        ...(is.columns && wrongsOf(is.columns, `${path}.`)),
      };
    }),
  ) as FieldWords;
