/** Snapshots: facts as JSON keeps them, read back by what they must be and never guessed; an instant is text that says so. */

/** Reads one fact, or throws; `at` says where it stands. */
export type Read<T> = (raw: unknown, at: string) => T;

/** For each member of the facts how it is read; the compiler finds what was forgotten. */
type Reads<T> = { readonly [Name in keyof T]-?: Read<T[Name]> };

/** Facts that this version of the program cannot read. Says which, and never what stood there. */
export class UnreadableFacts extends Error {
  constructor(where: string) {
    super(`The facts cannot be read: ${where}.`);
    this.name = 'UnreadableFacts';
  }
}

const INSTANT = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export const text: Read<string> = (raw, at) => {
  if (typeof raw !== 'string') throw new UnreadableFacts(`${at} is no text`);
  return raw;
};

export const count: Read<number> = (raw, at) => {
  if (!Number.isInteger(raw)) throw new UnreadableFacts(`${at} is no whole number`);
  return raw as number;
};

export const yesOrNo: Read<boolean> = (raw, at) => {
  if (typeof raw !== 'boolean') throw new UnreadableFacts(`${at} is neither true nor false`);
  return raw;
};

export const instant: Read<Date> = (raw, at) => {
  const isInstant = typeof raw === 'string' && INSTANT.test(raw) && !Number.isNaN(Date.parse(raw));
  if (!isInstant) throw new UnreadableFacts(`${at} is no instant`);
  return new Date(raw);
};

export const oneOf =
  <T extends string>(...choices: readonly T[]): Read<T> =>
  (raw, at) => {
    const chosen = choices.find((choice) => choice === raw);
    if (chosen === undefined) throw new UnreadableFacts(`${at} is none of ${choices.join(', ')}`);
    return chosen;
  };

export const listOf =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (raw, at) => {
    if (!Array.isArray(raw)) throw new UnreadableFacts(`${at} is no list`);
    return raw.map((one, index) => read(one, `${at}.${index}`));
  };

export const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (raw, at) =>
    raw === null ? null : read(raw, at);

/** For what is read by somebody else. */
export const asItIs: Read<unknown> = (raw) => raw;

/** JSON leaves out what is undefined. */
export const maybe =
  <T>(read: Read<T>): Read<T | undefined> =>
  (raw, at) =>
    raw === undefined ? undefined : read(raw, at);

/** What is not named is passed over: another version may have noted more. */
export const all =
  <T extends object>(reads: Reads<T>): Read<T> =>
  (raw, at) => {
    if (typeof raw !== 'object' || raw === null) throw new UnreadableFacts(`${at} is no record`);
    const known = Object.entries<Read<unknown>>(reads).map(([name, read]): [string, unknown] => [
      name,
      read((raw as Record<string, unknown>)[name], `${at}.${name}`),
    ]);
    return Object.fromEntries(known.filter(([, value]) => value !== undefined)) as T;
  };
