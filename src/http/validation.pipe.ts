/** Input check: turns bodies and queries into their classes, and names every wrong or unknown field. */
import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Refusal, type FieldFault } from '../shared/refusal.js';
import type { Words } from '../shared/words.js';

const unknownField: Words = { de: 'Dieses Feld gibt es hier nicht.', en: 'There is no such field here.' };
const wrong: Words = { de: 'Diese Angabe stimmt nicht.', en: 'This is not right.' };

export const inputCheck = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => Refusal.invalid(errors.flatMap((error) => faultsOf(error, ''))),
  });

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
  const context = error.contexts?.[constraint] as { words?: Words } | undefined;
  return context?.words ?? wrong;
}
