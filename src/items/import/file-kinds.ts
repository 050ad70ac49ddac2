/** The kinds of files in which a list comes, told by their bytes; the name must not say otherwise. */
import { nameIsWrong, notThisKind, oldFormat, workbookEncrypted } from './file-refusals.js';

export type ListKind = 'text' | 'xlsx' | 'ods';

const textEndings = new Set(['csv', 'txt', 'tsv', 'tab', '']);

const HEAD = 512;

/** Pictures, documents and archives that are no workbook, by how they begin. */
const others = [
  '%PDF',
  '{\\rtf',
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
  'RIFF',
  '\x1f\x8b',
  '7z\xbc\xaf',
  'Rar!',
  'BZh',
  'MZ',
] as const;

/** Refuses (415) everything that is no list. */
export function listKindOf({ bytes, name }: { bytes: Buffer; name: string }): ListKind {
  const ending = /\.([^./\\]{1,10})$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  const head = bytes.toString('latin1', 0, HEAD);
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    throw bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? workbookEncrypted() : oldFormat();
  if (others.some((beginning) => head.startsWith(beginning))) throw notThisKind();
  // A page, a drawing, or another program's document.
  if (/^(?:\xef\xbb\xbf)?\s{0,40}<[!?a-z]/i.test(head)) throw notThisKind();
  if (head.startsWith('PK')) {
    if (ending === 'xlsx' || ending === 'ods') return ending;
    throw textEndings.has(ending) ? nameIsWrong() : notThisKind();
  }
  if (ending === 'xlsx' || ending === 'ods' || ending === 'xls') throw nameIsWrong();
  if (!textEndings.has(ending)) throw notThisKind();
  return 'text';
}
