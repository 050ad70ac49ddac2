/** Words: a sentence for a person, in each language that Leihbund speaks. */

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** The same sentence in every language; the compiler refuses one that lacks a language. */
export type Words = Readonly<Record<Language, string>>;

/** Chooses the language for an `Accept-Language` header: the first one we speak by weight, else German. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const tags = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((one) => {
      const [tag = '', ...parameters] = one.trim().toLowerCase().split(';');
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { language: tag.split('-')[0], weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter((one) => one.weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  const spoken = tags.map((one) => languages.find((language) => language === one.language));
  return spoken.find((language) => language !== undefined) ?? 'de';
}

/** Texts, and functions that answer one, where the words depend on something; in groups if that helps. */
type Said<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : Said<T[Key]>;
};

/** The words of one room: German decides which there are, and the compiler refuses an English that lacks one. */
export const dictionary = <const T>(de: T, en: NoInfer<Said<T>>): Readonly<Record<Language, Said<T>>> => ({
  de: de as Said<T>,
  en,
});
