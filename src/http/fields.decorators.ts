/** Fields of input bodies: one decorator says what a field is, checks it, and describes it in the OpenAPI document. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsObject,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  isDay,
  isEndOfDay,
  isId,
  isTimeOfDay,
  isYearlyDate,
  parseInstant,
  tidyText,
} from '../shared/input-text.js';
import type { Words } from '../shared/words.js';
import { textFault } from './text-faults.js';
import { HasPart, TakesText } from './lengths.metadata.js';

interface Common {
  /** What it means, with its unit; goes into the OpenAPI document. */
  says: string;
  /** May be left out. */
  optional?: boolean;
  /** May be null, which clears it. */
  nullable?: boolean;
  example?: unknown;
}

type Test = (value: unknown) => boolean;
/** What is said to a value that does not fit. */
type Saying = Words | ((value: unknown) => Words);

/** Where a field keeps what it says, for answers that show it again. */
const FIELD = 'leihbund:field';

/** A member of an answer that means what the field of the same name means in a body, and is always there. */
export const SameAs =
  (body: new () => object): PropertyDecorator =>
  (target, name) => {
    const said = Reflect.getMetadata(FIELD, body.prototype as object, name) as object | undefined;
    if (!said) throw new Error(`${body.name} has no field ${String(name)}.`);
    ApiProperty({ ...said, required: true } as ApiPropertyOptions)(target, name);
  };

/** Every field ends here: presence, one test with its sentence, one entry in the document. */
function field(common: Common, shape: ApiPropertyOptions, test: Test, words: Saying): PropertyDecorator {
  const { says, optional = false, nullable = false, example } = common;
  const described = {
    description: says,
    required: !optional,
    nullable,
    ...(example === undefined ? {} : { example }),
  };
  return applyDecorators(
    ApiProperty({ ...shape, ...described } as ApiPropertyOptions),
    Reflect.metadata(FIELD, { ...shape, ...described }),
    ValidateIf((_, value) => !(value === undefined && optional) && !(value === null && nullable)),
    // Without a message of its own the library would forget the context.
    ValidateBy(
      { name: 'fits', validator: { validate: test } },
      { message: 'does not fit', context: { words } },
    ),
  );
}

/** One line of text, or several with `lines`; stored tidied, so what comes back is NFC without spaces around. */
export function TextField(
  options: Common & { max: number; min?: number; lines?: boolean; missing?: Words },
): PropertyDecorator {
  const { max, min = 0, lines = false, missing } = options;
  const wanted = { min, max, lines, missing };
  const fault = (value: unknown): Words | undefined => textFault(value, wanted);
  const tidy = Transform(({ value }) => (typeof value === 'string' ? tidyText(value) : value));
  return applyDecorators(
    tidy,
    TakesText({ min, max }),
    field(
      options,
      { type: 'string', minLength: min, maxLength: max },
      (value) => fault(value) === undefined,
      (value) => fault(value)!,
    ),
  );
}

/** `instead`: what is said where a number would mean nothing to whoever reads it. */
export function IntField(options: Common & { min: number; max: number; instead?: Words }): PropertyDecorator {
  const { min, max, instead } = options;
  const fits: Test = (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
  const words = {
    de: `Bitte eine ganze Zahl von ${min.toLocaleString('de-DE')} bis ${max.toLocaleString('de-DE')}.`,
    en: `Please a whole number from ${min.toLocaleString('en-GB')} to ${max.toLocaleString('en-GB')}.`,
  };
  return field(options, { type: 'integer', minimum: min, maximum: max }, fits, instead ?? words);
}

/** A whole number in the query, where everything arrives as text. */
export function QueryIntField(options: Common & { min: number; max: number }): PropertyDecorator {
  const number = Transform(({ value }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  );
  return applyDecorators(number, IntField(options));
}

export const FlagField = (options: Common): PropertyDecorator =>
  field(options, { type: 'boolean' }, (value) => typeof value === 'boolean', {
    de: 'Bitte true oder false.',
    en: 'Please true or false.',
  });

/** An instant; a Date in code. */
export function InstantField(options: Common): PropertyDecorator {
  const parse = Transform(({ value }) => parseInstant(value) ?? value);
  const words = {
    de: 'Bitte Datum und Uhrzeit mit Zeitzone, etwa 2027-05-14T17:00:00+02:00.',
    en: 'Please a date and time with offset, such as 2027-05-14T17:00:00+02:00.',
  };
  return applyDecorators(
    parse,
    field(options, { type: 'string', format: 'date-time' }, (value) => value instanceof Date, words),
  );
}

export const DayField = (options: Common): PropertyDecorator =>
  field(options, { type: 'string', format: 'date' }, isDay, {
    de: 'Bitte ein Datum, etwa 2027-05-14.',
    en: 'Please a date such as 2027-05-14.',
  });

/** A date of every year. */
export const YearlyDateField = (options: Common): PropertyDecorator =>
  field(options, { type: 'string', pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }, isYearlyDate, {
    de: 'Bitte Monat und Tag, etwa 01-15 für den 15. Januar.',
    en: 'Please month and day, such as 01-15 for 15 January.',
  });

export const TimeOfDayField = (options: Common): PropertyDecorator =>
  field(options, { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }, isTimeOfDay, {
    de: 'Bitte eine Uhrzeit, etwa 17:00.',
    en: 'Please a time of day such as 17:00.',
  });

/** Until when on a day: '24:00' is its end. */
export const EndOfDayField = (options: Common): PropertyDecorator =>
  field(options, { type: 'string', pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' }, isEndOfDay, {
    de: 'Bitte eine Uhrzeit, etwa 17:00, höchstens 24:00.',
    en: 'Please a time of day such as 17:00, 24:00 at most.',
  });

/** The id of something that exists; whether it does, the service says. */
export const IdField = (options: Common): PropertyDecorator =>
  field(options, { type: 'string' }, isId, {
    de: 'Diese Kennung gibt es nicht.',
    en: 'There is no such id.',
  });

export const ChoiceField = (options: Common & { of: readonly string[] }): PropertyDecorator =>
  field(options, { type: 'string', enum: [...options.of] }, (value) => options.of.includes(value as string), {
    de: `Bitte eines von: ${options.of.join(', ')}.`,
    en: `Please one of: ${options.of.join(', ')}.`,
  });

/** A text that must pass a test of its own, such as a slug or a mail address. */
export function FormField(
  options: Common & { max: number; test: (text: string) => boolean; words: Words },
): PropertyDecorator {
  const fits: Test = (value) =>
    typeof value === 'string' && value.length <= options.max && options.test(value);
  return applyDecorators(
    TakesText({ min: 1, max: options.max }),
    field(options, { type: 'string', maxLength: options.max }, fits, options.words),
  );
}

/** A list of ids. */
export function IdListField(options: Common & { max: number }): PropertyDecorator {
  const fits: Test = (value) => Array.isArray(value) && value.length <= options.max && value.every(isId);
  const shape: ApiPropertyOptions = { type: 'string', isArray: true, maxItems: options.max };
  const words = { de: `Bitte höchstens ${options.max} Kennungen.`, en: `Please at most ${options.max} ids.` };
  return field(options, shape, fits, words);
}

/** A file of a form, with one character a byte. */
export const FileField = ({
  missing = { de: 'Bitte wählen Sie ein Bild.', en: 'Please choose a picture.' },
  ...options
}: Common & { missing?: Words }): PropertyDecorator =>
  field(
    options,
    { type: 'string', format: 'binary' },
    (value) => typeof value === 'string' && value !== '',
    missing,
  );

/** Another object inside this one. */
export function PartField(type: () => new () => object, options: Common): PropertyDecorator {
  const words = { de: 'Bitte ein Objekt.', en: 'Please an object.' };
  return applyDecorators(
    ApiProperty({ type: named(type), description: options.says, required: !options.optional }),
    ValidateIf((_, value) => !(value === undefined && options.optional)),
    IsDefined({ context: { words } }),
    IsObject({ context: { words } }),
    ValidateNested({ context: { words } }),
    Type(type),
    HasPart(type),
  );
}

/** A list of objects. */
export function ListField(
  type: () => new () => object,
  options: Common & { min: number; max: number },
): PropertyDecorator {
  const { min, max } = options;
  const words = {
    de: `Bitte eine Liste mit ${min} bis ${max} Einträgen.`,
    en: `Please a list of ${min} to ${max} entries.`,
  };
  const said = { context: { words } };
  return applyDecorators(
    ApiProperty({
      type: named(type),
      isArray: true,
      minItems: min,
      maxItems: max,
      description: options.says,
      required: !options.optional,
    }),
    ValidateIf((_, value) => !(value === undefined && options.optional)),
    IsArray(said),
    ArrayMinSize(min, said),
    ArrayMaxSize(max, said),
    IsObject({ each: true, ...said }),
    ValidateNested({ each: true, ...said }),
    Type(type),
  );
}

/** The OpenAPI generator knows a function that answers a class from the class itself only by this name. */
const named = (theClass: () => new () => object): (() => new () => object) => {
  const type = (): new () => object => theClass();
  return type;
};
