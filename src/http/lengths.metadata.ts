/** How long the texts of a body may be: its decorators note it, and forms tell the browser. */
import 'reflect-metadata';
import type { TextLength } from '../shared/input-text.js';

const LENGTH = 'leihbund:length';
const PART = 'leihbund:part';

type BodyClass = new () => object;

export const TakesText = (length: TextLength): PropertyDecorator => Reflect.metadata(LENGTH, length);
export const HasPart = (part: () => BodyClass): PropertyDecorator => Reflect.metadata(PART, part);

/** By the paths of the fields: `contact.name`. A class knows its fields once there is one of it. */
export function lengthsOf(body: BodyClass, above = ''): Record<string, TextLength> {
  const lengths = Object.keys(new body()).map((name): Record<string, TextLength> => {
    const part = Reflect.getMetadata(PART, body.prototype as object, name) as (() => BodyClass) | undefined;
    if (part) return lengthsOf(part(), `${above}${name}.`);
    const length = Reflect.getMetadata(LENGTH, body.prototype as object, name) as TextLength | undefined;
    return length ? { [`${above}${name}`]: length } : {};
  });
  return Object.assign({}, ...lengths) as Record<string, TextLength>;
}
