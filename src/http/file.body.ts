/** Reads a form with a file in it (RFC 7578): a few fields and the file, each once, on routes that say so alone (safety.md, F03). */
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { fileText } from '../shared/file-text.js';
import { Refusal } from '../shared/refusal.js';

/** More than any file may have, so that one that is too large is refused by the form that it came from. */
export const FILE_BODY_LIMIT_BYTES = 1024 * 1024;
const MOST_PARTS = 20;

/** Marks a route as the target of a form with a file; it arrives as one more field, as text. */
export const TakesFile = (): MethodDecorator => RouteConfig({ takesForm: true, takesFile: true });

/** Its file is no text but a picture: it arrives with one character a byte. */
export const TakesPicture = (): MethodDecorator =>
  RouteConfig({ takesForm: true, takesFile: true, takesPicture: true });

const takesPicture = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as { takesPicture?: boolean }).takesPicture === true;

const takesFile = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as { takesFile?: boolean }).takesFile === true;

type Done = (error: Error | null, body?: unknown) => void;

/** A body parser for Fastify. */
export function fileReader(request: FastifyRequest, bytes: Buffer, done: Done): void {
  const { 'content-type': type = '', 'content-encoding': encoding } = request.headers;
  if (!takesFile(request) || encoding !== undefined) return done(new UnsupportedMediaTypeException());
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const read = takesPicture(request) ? readPicture : readText;
  const fields = boundary && fieldsOf(bytes, boundary[1] ?? boundary[2]!, read);
  return fields ? done(null, fields) : done(malformed());
}

/** A part's head and its bytes, one character each, become what the field says. */
type Read = (head: string, bytes: string) => string;

const readText: Read = (_head, bytes) => fileText(Buffer.from(bytes, 'latin1'));
const readPicture: Read = (head, bytes) => (/;\s*filename=/i.test(head) ? bytes : readText(head, bytes));

/** Undefined for bytes that no browser sends, and for a field that comes twice. */
function fieldsOf(bytes: Buffer, boundary: string, read: Read): Record<string, string> | undefined {
  // One character a byte, so that nothing of the file is lost.
  const [before, ...parts] = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${boundary}`);
  const end = parts.pop();
  if (before !== '' || !/^--(\r\n)?$/.test(end ?? '') || parts.length > MOST_PARTS) return undefined;
  const fields = new Map<string, string>();
  for (const part of parts) {
    const field = fieldOf(part, read);
    if (!field || fields.has(field.name)) return undefined;
    fields.set(field.name, field.value);
  }
  return Object.fromEntries(fields);
}

function fieldOf(part: string, read: Read): { name: string; value: string } | undefined {
  const gap = part.indexOf('\r\n\r\n');
  const head = part.slice(0, gap);
  const name = /^content-disposition:\s*form-data;\s*name="([^"\r\n]{1,100})"/im.exec(head)?.[1];
  if (gap < 0 || !part.startsWith('\r\n') || name === undefined) return undefined;
  return { name, value: read(head, part.slice(gap + 4)) };
}

const malformed = (): Refusal =>
  new Refusal('malformed', 'malformed', {
    de: 'Dieses Formular ist nicht lesbar.',
    en: 'This form is not readable.',
  });
