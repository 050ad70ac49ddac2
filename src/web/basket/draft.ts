/** A draft: what somebody wrote for a request that is not sent yet; kept by their browser beside the basket. */
import { Refusal } from '../../shared/refusal.js';

export interface Draft {
  occasion: string;
  contactName: string;
  contactPhone: string;
  note: string;
  onBehalfOf: string;
}

export const emptyDraft: Draft = {
  occasion: '',
  contactName: '',
  contactPhone: '',
  note: '',
  onBehalfOf: '',
};

/** The most that every browser keeps in one cookie is 4,096 bytes, its name and marks included. */
const MOST_BYTES = 3900;

/** `writer` marks whoever was signed in, empty for nobody. Refuses (422), at the note, what no cookie can hold. */
export function draftText(draft: Draft, writer: string): string {
  const { occasion, contactName, contactPhone, note, onBehalfOf } = draft;
  const said = JSON.stringify([occasion, contactName, contactPhone, note, onBehalfOf, writer]);
  const text = Buffer.from(said).toString('base64url');
  if (text.length <= MOST_BYTES) return text;
  throw Refusal.invalidField('note', {
    de: 'Das ist zu lang. Bitte fassen Sie sich etwas kürzer.',
    en: 'This is too long. Please say it in fewer words.',
  });
}

/**
 * Whatever a browser sends; what is no draft counts as an empty one, and so does one that somebody else wrote on the
 * same computer. What was written before signing in belongs to whoever signs in.
 */
export function draftFrom(text: string | undefined, reader: string): Draft {
  const said = parsed(text ?? '');
  if (!Array.isArray(said) || !said.every((part) => typeof part === 'string')) return emptyDraft;
  const [occasion = '', contactName = '', contactPhone = '', note = '', onBehalfOf = '', writer = ''] =
    said as string[];
  if (writer !== '' && writer !== reader) return emptyDraft;
  return { occasion, contactName, contactPhone, note, onBehalfOf };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
