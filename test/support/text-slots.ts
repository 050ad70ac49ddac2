/** The texts of a call: every place in its body where people write what they like. */
import type { Schema } from './routes.js';

export interface TextSlot {
  /** `contact.name` */
  at: string;
  path: readonly string[];
  maxLength: number;
}

/** Free text has a least and a largest length in the document; ids, codes, times and addresses have not both. */
const isFreeText = ({ type, minLength, maxLength, enum: choices }: Schema): boolean =>
  type === 'string' && minLength !== undefined && maxLength !== undefined && !choices;

/** In objects within objects, and in the first of a list. */
export function textSlots(schema: Schema, path: readonly string[] = []): TextSlot[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const here = [...path, name];
    if (isFreeText(field)) return [{ at: here.join('.'), path: here, maxLength: field.maxLength ?? 0 }];
    return field.items ? textSlots(field.items, [...here, '0']) : textSlots(field, here);
  });
}

export const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((above, key) => (above as Record<string, unknown> | undefined)?.[key], value);

/** The same with another text there. */
export function withText<T extends object>(body: T, path: readonly string[], text: string): T {
  const copy = structuredClone(body);
  const above = at(copy, path.slice(0, -1)) as Record<string, unknown>;
  above[path.at(-1)!] = text;
  return copy;
}
