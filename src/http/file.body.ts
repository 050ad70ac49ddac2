/** Reads a form with a file in it (RFC 7578): a few fields and the file, each once, on routes that say so alone (safety.md, F03). */
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { fileText } from '../shared/file-text.js';
import { pictureTypes } from '../shared/picture-kinds.js';
import { Refusal } from '../shared/refusal.js';

/** More than any file may have, so that one that is too large is refused by the form that it came from. */
export const FILE_BODY_LIMIT_BYTES = 1024 * 1024;
/** The same for photos, which may have half of it. */
export const PHOTO_BODY_LIMIT_BYTES = 10 * 1024 * 1024;
/** The same for lists, which may have two thirds of it. */
export const LIST_BODY_LIMIT_BYTES = 3 * 1024 * 1024;
const MOST_PARTS = 20;

/** Marks a route as the target of a form with a file; it arrives as one more field, as text. */
export const TakesFile = (): MethodDecorator => RouteConfig({ takesForm: true, takesFile: true });

/** Its file is no text but a picture: it arrives with one character a byte. */
export const TakesPicture = (): MethodDecorator =>
  RouteConfig({ takesForm: true, takesFile: true, takesPicture: true });

/** It is a photo: it may be larger, and is read only from somebody who is signed in. */
export const TakesPhoto = (): MethodDecorator => RouteConfig({ ...photo, takesForm: true });

/** The same, where the name of the file says what it shows: it arrives as the field `fileName`. */
export const TakesNamedPhoto = (): MethodDecorator =>
  RouteConfig({ ...photo, takesForm: true, takesName: true });

/** The same for programs, which have no form. */
export const TakesPhotoOfPrograms = (): MethodDecorator => RouteConfig(photo);

/** It is a list, as a spreadsheet or a text: as bytes, with one character each, and what the file was called. Read only from somebody who is signed in. */
export const TakesList = (): MethodDecorator => RouteConfig({ ...list, takesForm: true });

/** The same for programs, which may also send the text by itself. */
export const TakesListOfPrograms = (): MethodDecorator => RouteConfig(list);

interface Taking {
  takesForm?: boolean;
  takesFile?: boolean;
  takesPicture?: boolean;
  takesPhoto?: boolean;
  takesName?: boolean;
  takesList?: boolean;
}

const photo: Taking = { takesFile: true, takesPicture: true, takesPhoto: true };
const list: Taking = { takesFile: true, takesPicture: true, takesName: true, takesList: true };

const takingOf = ({ routeOptions }: FastifyRequest): Taking => routeOptions.config as Taking;

interface Route {
  config?: unknown;
}

/** What Fastify knows of a route whose body may be larger than that of others, and is read only from somebody who is signed in. */
export function largeBodyOf({ config }: Route): number | undefined {
  const { takesPhoto, takesList } = (config ?? {}) as Taking;
  if (takesPhoto) return PHOTO_BODY_LIMIT_BYTES;
  return takesList ? LIST_BODY_LIMIT_BYTES : undefined;
}

/** Lists of programs may come without a form around them. */
export const takesPlainList = ({ config }: Route): boolean => {
  const { takesList, takesForm } = (config ?? {}) as Taking;
  return takesList === true && takesForm !== true;
};

type Done = (error: Error | null, body?: unknown) => void;

/** A body parser for Fastify. */
export function fileReader(request: FastifyRequest, bytes: Buffer, done: Done): void {
  const { 'content-type': type = '', 'content-encoding': encoding } = request.headers;
  const taking = takingOf(request);
  if (!taking.takesFile || encoding !== undefined) return done(new UnsupportedMediaTypeException());
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const read = taking.takesPicture ? pictureOf : textOf;
  const parts = boundary && partsOf(bytes, boundary[1] ?? boundary[2]!);
  // A page says in its form what is wrong with a file.
  if (parts && taking.takesPhoto && !taking.takesForm && parts.some(isOtherFile)) return done(wrongType());
  const fields = parts && fieldsOf(parts, read);
  if (!fields) return done(malformed());
  return done(null, taking.takesName ? { ...fields, fileName: fileNameIn(parts) } : fields);
}

/** A body parser for Fastify: a list that came by itself reads like a form with nothing but its file. */
export function listReader({ routeOptions, headers }: FastifyRequest, bytes: Buffer, done: Done): void {
  const isTaken = takesPlainList(routeOptions) && headers['content-encoding'] === undefined;
  if (!isTaken) return done(new UnsupportedMediaTypeException());
  done(null, { file: bytes.toString('latin1'), fileName: 'list.csv' });
}

/** One part: its name, its head and its bytes, one character each. */
interface Part {
  name: string;
  head: string;
  bytes: string;
}

/** What the field says. */
type Read = (part: Part) => string;

const isFile = ({ head }: Part): boolean => /;\s*filename=/i.test(head);

const textOf: Read = ({ bytes }) => fileText(Buffer.from(bytes, 'latin1'));
const pictureOf: Read = (part) => (isFile(part) ? part.bytes : textOf(part));

/** As its owner called it; browsers write that in UTF-8. */
function fileNameIn(parts: readonly Part[]): string {
  const head = parts.find(isFile)?.head ?? '';
  const name = /;\s*filename="([^"\r\n]{0,1000})"/i.exec(head)?.[1] ?? '';
  return Buffer.from(name, 'latin1').toString();
}

/** It says itself that it is no picture that we take; who says nothing is judged by the bytes. */
function isOtherFile(part: Part): boolean {
  const type = /^content-type:\s*([^\s;]+)/im.exec(part.head)?.[1]?.toLowerCase();
  const isSaid = type !== undefined && type !== 'application/octet-stream';
  return isFile(part) && isSaid && !pictureTypes.includes(type);
}

/** Undefined for bytes that no browser sends. */
function partsOf(bytes: Buffer, boundary: string): Part[] | undefined {
  // One character a byte, so that nothing of the file is lost.
  const [before, ...texts] = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${boundary}`);
  const end = texts.pop();
  if (before !== '' || !/^--(\r\n)?$/.test(end ?? '') || texts.length > MOST_PARTS) return undefined;
  const parts = texts.map(partOf);
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

function partOf(text: string): Part | undefined {
  const gap = text.indexOf('\r\n\r\n');
  const head = text.slice(0, gap);
  const name = /^content-disposition:\s*form-data;\s*name="([^"\r\n]{1,100})"/im.exec(head)?.[1];
  if (gap < 0 || !text.startsWith('\r\n') || name === undefined) return undefined;
  return { name, head, bytes: text.slice(gap + 4) };
}

/** Undefined for a field that comes twice, and where several files come. */
function fieldsOf(parts: readonly Part[], read: Read): Record<string, string> | undefined {
  const names = new Set(parts.map(({ name }) => name));
  if (names.size < parts.length || parts.filter(isFile).length > 1) return undefined;
  return Object.fromEntries(parts.map((part) => [part.name, read(part)]));
}

const wrongType = (): Refusal =>
  new Refusal('wrong-type', 'unsupported-media-type', {
    de: 'Bitte ein Bild als PNG, JPEG oder WebP.',
    en: 'Please a picture as PNG, JPEG or WebP.',
  });

const malformed = (): Refusal =>
  new Refusal('malformed', 'malformed', {
    de: 'Dieses Formular ist nicht lesbar.',
    en: 'This form is not readable.',
  });
