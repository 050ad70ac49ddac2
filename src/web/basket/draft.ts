/** A draft: what somebody wrote for a request that is not sent yet; kept by their browser beside the basket. */
import { Refusal, type FieldFault } from '../../shared/refusal.js';

export const emptyDraft = {
  occasion: '',
  contactName: '',
  contactPhone: '',
  note: '',
  onBehalfOf: '',
  /** 'true' or 'false': nobody of the partner is mailed; empty where nobody chose. */
  forCaller: '',
  /** 'true' where the occasion may stand in public calendars. */
  isPublic: '',
};

export type Draft = typeof emptyDraft;

/** The most that every browser keeps in one cookie is 4,096 bytes, its name and marks included. */
const MOST_BYTES = 3900;

/** `writer` marks whoever was signed in, empty for nobody. Refuses (422) what no cookie can hold. */
export function draftText(draft: Draft, writer: string): string {
  if (isTooLong(draft, writer)) throw Refusal.invalid([draftTooLong]);
  return encoded(draft, writer);
}

export const isTooLong = (draft: Draft, writer: string): boolean =>
  encoded(draft, writer).length > MOST_BYTES;

function encoded(draft: Draft, writer: string): string {
  const { occasion, contactName, contactPhone, note, onBehalfOf, forCaller, isPublic } = draft;
  const said = JSON.stringify([
    occasion,
    contactName,
    contactPhone,
    note,
    onBehalfOf,
    writer,
    forCaller,
    isPublic,
  ]);
  return Buffer.from(said).toString('base64url');
}

export const draftTooLong: FieldFault = {
  field: 'note',
  message: {
    de: 'Das ist zu lang. Bitte fassen Sie sich etwas kürzer.',
    en: 'This is too long. Please say it in fewer words.',
  },
};

/**
 * Whatever a browser sends; what is no draft counts as an empty one, and so does one that somebody else wrote on the
 * same computer. What was written before signing in belongs to whoever signs in.
 */
export function draftFrom(text: string | undefined, reader: string): Draft {
  const said = parsed(text ?? '');
  if (!Array.isArray(said) || !said.every((part) => typeof part === 'string')) return emptyDraft;
  const [
    occasion = '',
    contactName = '',
    contactPhone = '',
    note = '',
    onBehalfOf = '',
    writer = '',
    forCaller = '',
    isPublic = '',
  ] = said as string[];
  if (writer !== '' && writer !== reader) return emptyDraft;
  return { occasion, contactName, contactPhone, note, onBehalfOf, forCaller, isPublic };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
