/** What was really said: a body's class has every field, and those left out are undefined. */

type Given<T> = { [Field in keyof T]: Exclude<T[Field], undefined> };

/** The same facts without the fields that are undefined; null stays, it clears. */
export const given = <T extends object>(facts: T): Partial<Given<T>> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Partial<Given<T>>;
