/** A dictionary: the words of one room, the same keys in every language; the compiler refuses one that lacks a word. */
import type { Language } from '../../shared/words.js';

/** Texts, and functions that answer one, where the words depend on something; in groups if that helps. */
type Said<T> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : Said<T[Key]>;
};

/** German decides which words there are, English must have the same. */
export const dictionary = <const T>(de: T, en: NoInfer<Said<T>>): Readonly<Record<Language, Said<T>>> => ({
  de: de as Said<T>,
  en,
});
