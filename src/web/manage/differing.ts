/** What a form changes: the fields that differ from how the thing stands. */

type Facts = Readonly<Record<string, unknown>>;

/** Only what was said and differs from how it stands, so that the log names what was really changed. */
export function differing<T extends object>(said: T, standing: object): Partial<T> {
  const now = standing as Facts;
  const changed = Object.entries(said as Facts).flatMap(([name, value]) => {
    const change = isPart(value) ? differing(value, now[name] as object) : value;
    const isSame = isPart(change) ? Object.keys(change).length === 0 : inOrder(change) === inOrder(now[name]);
    return value === undefined || isSame ? [] : [[name, change]];
  });
  return Object.fromEntries(changed) as Partial<T>;
}

/** An object of its own inside, such as whom to ask: only what differs in it is sent. */
const isPart = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of ids says the same in any order. */
function inOrder(value: unknown): string {
  const isIds = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return JSON.stringify(isIds ? value.toSorted() : (value ?? null));
}
