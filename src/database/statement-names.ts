/** Statement names: PostgreSQL plans a text once for each connection where it comes under a name. */

/** Hand-written texts are few; beyond this one it is a text built anew each time, which would fill the server. */
const MOST_NAMED = 1_000;

const names = new Map<string, string>();

/** From now on this text has a name. */
export function name(text: string): void {
  if (names.has(text) || names.size >= MOST_NAMED) return;
  names.set(text, `s${names.size + 1}`);
}

export const nameOf = (text: string): string | undefined => names.get(text);
