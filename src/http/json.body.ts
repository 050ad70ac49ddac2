/** Reads a JSON body: UTF-8 only, as it stands, one object of bounded depth and size, each name once (safety.md, F03). */
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../shared/refusal.js';
import { repeatedName } from './json-names.js';

const MOST_LEVELS = 32;
const MOST_KEYS = 1000;

type Done = (error: Error | null, body?: unknown) => void;

/** A body parser for Fastify; names that would reach an object's prototype are refused by its own parser. */
export function jsonReader(
  server: FastifyInstance,
): (request: FastifyRequest, bytes: Buffer, done: Done) => void {
  const parse = server.getDefaultJsonParser('error', 'error');
  return (request, bytes, done) => {
    const refusal = isPlainUtf8(request) ? undefined : new UnsupportedMediaTypeException();
    const text = refusal ? undefined : decoded(bytes);
    if (text === undefined) return done(refusal ?? malformed());
    return parse(request, text, (error, body) => done(error ?? faultIn(text, body), body)) as void;
  };
}

function faultIn(text: string, body: unknown): Error | null {
  if (!isBounded(body)) return malformed();
  const twice = repeatedName(text);
  return twice === undefined ? null : Refusal.invalidField(twice, saidTwice);
}

const saidTwice = { de: 'Diese Angabe steht zweimal da.', en: 'This is said twice.' };

/** True for a body as it stands, in UTF-8 as far as it says. */
export function isPlainUtf8({ headers }: FastifyRequest): boolean {
  const { 'content-type': type = '', 'content-encoding': encoding } = headers;
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type)?.[1];
  return encoding === undefined && (charset === undefined || charset.toLowerCase() === 'utf-8');
}

/** Undefined for bytes that are no UTF-8: what stood there cannot be guessed. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** True for an object that can be walked by recursion; this walk takes one level after the other. */
function isBounded(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  let level: unknown[] = [body];
  let keys = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    const objects = level.filter((value) => typeof value === 'object' && value !== null);
    level = objects.flatMap((object) => Object.values(object));
    keys += level.length;
    if (depth > MOST_LEVELS || keys > MOST_KEYS) return false;
  }
  return true;
}

const malformed = (): Refusal =>
  new Refusal('malformed', 'malformed', {
    de: 'Bitte ein JSON-Objekt in UTF-8 senden, mit höchstens 32 Ebenen und 1000 Werten.',
    en: 'Please send one JSON object in UTF-8, of at most 32 levels and 1000 values.',
  });
