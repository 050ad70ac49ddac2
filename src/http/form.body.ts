/** Reads a form's body: flat, UTF-8 only, each field once, and on routes that say so alone (safety.md, F03). */
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../shared/refusal.js';
import { isPlainUtf8 } from './json.body.js';

const MOST_FIELDS = 200;

/** Marks a route as the target of a form on one of our pages; nowhere else is a form read. */
export const TakesForm = (): MethodDecorator => RouteConfig({ takesForm: true });

export const takesForm = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as { takesForm?: boolean }).takesForm === true;

type Done = (error: Error | null, body?: unknown) => void;

/** A body parser for Fastify. */
export function formReader(request: FastifyRequest, bytes: Buffer, done: Done): void {
  if (!takesForm(request) || !isPlainUtf8(request)) return done(new UnsupportedMediaTypeException());
  const fields = fieldsOf(bytes);
  return fields ? done(null, fields) : done(malformed());
}

/** Undefined for bytes that no browser sends, and for a field that comes twice. */
function fieldsOf(bytes: Buffer): Record<string, string> | undefined {
  const text = bytes.toString('latin1');
  const pairs = text === '' ? [] : text.split('&');
  // Everything but plain ASCII is encoded in a form.
  if (!/^[\x20-\x7e]*$/.test(text) || pairs.length > MOST_FIELDS) return undefined;
  const fields = new Map<string, string>();
  for (const pair of pairs) {
    const end = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const [name, value] = [decoded(pair.slice(0, end)), decoded(pair.slice(end + 1))];
    if (name === undefined || value === undefined || fields.has(name)) return undefined;
    fields.set(name, value);
  }
  // Each becomes a property of its own, whatever it is called; the input check refuses `__proto__` and the like.
  return Object.fromEntries(fields);
}

/** Strict: undefined for what is no UTF-8, or no encoding at all. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

const malformed = (): Refusal =>
  new Refusal('malformed', 'malformed', {
    de: 'Dieses Formular ist nicht lesbar: Bitte in UTF-8 senden, jedes Feld einmal, höchstens 200.',
    en: 'This form is not readable: please send it in UTF-8, each field once, at most 200.',
  });
