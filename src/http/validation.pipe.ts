/** Input check: turns bodies and queries into their classes, and names every wrong or unknown field. */
import { Injectable, ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Refusal, type FieldFault } from '../shared/refusal.js';
import type { Words } from '../shared/words.js';

const unknownField: Words = { de: 'Dieses Feld gibt es hier nicht.', en: 'There is no such field here.' };
const wrong: Words = { de: 'Diese Angabe stimmt nicht.', en: 'This is not right.' };

export const inputCheck = (): ValidationPipe =>
  new InputCheck({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => refused(errors.flatMap((error) => faultsOf(error, ''))),
  });

/** The same check for a form on a page, which reads its fields first. Refuses (422) with every wrong field. */
export const checkInput = <T extends object>(type: new () => T, value: object): Promise<T> =>
  inputCheck().transform(value, { type: 'body', metatype: type }) as Promise<T>;

/** Nobody mends more at once, and nobody who sends a thousand names gets them all back. */
const MOST_FAULTS = 100;
const MOST_UNKNOWN = 10;
const LONGEST_NAME = 100;

/** Every wrong field, the unknown ones last; of very many, how many more there are. */
export function refused(faults: readonly FieldFault[]): Refusal {
  const unknown = faults.filter(({ message }) => message === unknownField);
  const known = faults.filter(({ message }) => message !== unknownField);
  const named = [...known.slice(0, MOST_FAULTS), ...unknown.slice(0, MOST_UNKNOWN)];
  const left = faults.length - named.length;
  const errors = named.map(({ field, message }) => ({ field: shortened(field), message }));
  return Refusal.invalid(left > 0 ? [...errors, { field: '…', message: andMore(left) }] : errors);
}

const shortened = (name: string): string =>
  name.length > LONGEST_NAME ? `${[...name].slice(0, LONGEST_NAME - 1).join('')}…` : name;

const andMore = (count: number): Words => ({
  de: `Und ${count} weitere Angaben stimmen nicht.`,
  en: `And ${count} more are not right.`,
});

@Injectable()
class InputCheck extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const stray = metadata.type === 'body' || metadata.type === 'query' ? builtInNames(value, '') : [];
    if (stray.length > 0) throw refused(stray.map((field) => ({ field, message: unknownField })));
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/**
 * Fields called like what every object inherits, such as `constructor`. The library looks its rules up by name, finds
 * the inherited one and lets the field pass. No field of ours is called so. Goes as deep as the body reader allows.
 */
function builtInNames(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) => {
    const isBuiltIn = !Array.isArray(value) && (name in Object.prototype || name === 'prototype');
    return isBuiltIn ? [`${path}${name}`] : builtInNames(below, `${path}${name}.`);
  });
}

function faultsOf(error: ValidationError, path: string): FieldFault[] {
  const field = `${path}${error.property}`;
  const below = (error.children ?? []).flatMap((child) => faultsOf(child, `${field}.`));
  const own = Object.keys(error.constraints ?? {}).map((constraint) => ({
    field,
    message: sentence(error, constraint),
  }));
  return [...own.slice(0, 1), ...below];
}

function sentence(error: ValidationError, constraint: string): Words {
  if (constraint === 'whitelistValidation') return unknownField;
  const context = error.contexts?.[constraint] as { words?: Words | ((value: unknown) => Words) } | undefined;
  const words = context?.words ?? wrong;
  return typeof words === 'function' ? words(error.value) : words;
}
