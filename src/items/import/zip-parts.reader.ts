/** The parts of a workbook, which is a zip: only those that hold cells, and never more bytes than a list can have. */
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { notAWorkbook, tooMuchInside, workbookEncrypted } from './file-refusals.js';

const inflated = promisify(inflateRaw);

/** 5,000 rows of 50 cells take about 15 MB. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_ENTRIES = 2000;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const LONGEST_COMMENT = 0xffff;

interface Entry {
  name: string;
  isEncrypted: boolean;
  method: number;
  size: number;
  realSize: number;
  offset: number;
}

/** Pictures, macros, links to other files and what else comes along is never opened. */
const isNeeded = ({ name }: Entry): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|mimetype|content\.xml|META-INF\/manifest\.xml)$/.test(name) ||
  /^xl\/(?:[^/]+\.xml|_rels\/[^/]+\.rels|worksheets\/[^/]+\.xml)$/i.test(name);

/** Refuses what is no zip, encrypted, or swells to more than a list has; the sizes that it claims itself are not believed. */
export async function partsOfWorkbook(bytes: Buffer): Promise<Map<string, Buffer>> {
  const entries = entriesOf(bytes).filter(isNeeded);
  if (entries.some(({ isEncrypted }) => isEncrypted)) throw workbookEncrypted();
  if (entries.reduce((sum, { realSize }) => sum + realSize, 0) > MOST_BYTES) throw tooMuchInside();
  const parts = new Map<string, Buffer>();
  let left = MOST_BYTES;
  for (const entry of entries) {
    if (parts.has(entry.name)) throw notAWorkbook();
    const part = await contentOf(bytes, entry, left);
    left -= part.length;
    parts.set(entry.name, part);
  }
  return parts;
}

function entriesOf(bytes: Buffer): Entry[] {
  const end = directoryEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw tooMuchInside();
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw notAWorkbook();
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const entry = {
      name: bytes.toString('utf8', at + 46, nameEnd),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      realSize: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return entry;
  });
}

/** It stands at the end, before a comment. */
function directoryEnd(bytes: Buffer): number {
  const least = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  for (let at = bytes.length - 22; at >= least; at -= 1)
    if (bytes.readUInt32LE(at) === DIRECTORY_END) return at;
  throw notAWorkbook();
}

async function contentOf(bytes: Buffer, { offset, size, method }: Entry, most: number): Promise<Buffer> {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_ENTRY) throw notAWorkbook();
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + size);
  if (packed.length !== size || (method !== 0 && method !== 8)) throw notAWorkbook();
  if (method === 0 && size > most) throw tooMuchInside();
  if (method === 0) return packed;
  try {
    // It stops there, whatever is still to come.
    return await inflated(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLarge ? tooMuchInside() : notAWorkbook();
  }
}

/**
 * The parts as a zip that packs nothing: the library that reads it has nothing to inflate, so that its memory is
 * bounded by what it is given.
 */
export function storedZip(parts: ReadonlyMap<string, Buffer>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const path = Buffer.from(name, 'utf8');
    const head = Buffer.alloc(30);
    head.writeUInt32LE(LOCAL_ENTRY, 0);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
    head.copy(entry, 20, 18, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, path, content);
    directory.push(entry, path);
    offset += head.length + path.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(DIRECTORY_END, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}
