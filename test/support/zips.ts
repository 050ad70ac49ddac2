/** Zips that no spreadsheet would write: with sizes that lie, the same bytes many times over, or swelling without end. */
import { constants, createDeflateRaw, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  /** Packed already where it is told as `packed`. */
  content?: Buffer | string;
  packed?: Buffer;
  /** What the directory claims it to be unpacked; the truth where nothing is said. */
  claims?: number;
  isEncrypted?: boolean;
}

/** A zip of what it is told, with honest sizes unless it is told otherwise. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', packed, claims, isEncrypted } of parts) {
    const bytes = packed ?? deflateRawSync(content);
    const path = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(isEncrypted ? 1 : 0, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt32LE(claims ?? Buffer.byteLength(content), 22);
    head.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    head.copy(entry, 8, 6, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, path, bytes);
    directory.push(entry, path);
    offset += 30 + path.length + bytes.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, index, end]);
}

/** So many bytes of one sign, packed without ever being there at once. */
export function swelling(megabytes: number, before = '', sign = ' '): Promise<Buffer> {
  const packer = createDeflateRaw({ level: constants.Z_BEST_COMPRESSION });
  const chunks: Buffer[] = [];
  packer.on('data', (chunk: Buffer) => chunks.push(chunk));
  packer.write(before);
  const megabyte = Buffer.alloc(1024 * 1024, sign);
  for (let count = 0; count < megabytes; count += 1) packer.write(megabyte);
  packer.end();
  return new Promise((resolve) => {
    packer.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>';
const relationship = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
const relationships = (...all: string[]): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;

/** The parts of a workbook with one sheet, whose text is given. */
export const workbookParts = (sheet: Omit<ZipPart, 'name'>, strings?: Omit<ZipPart, 'name'>): ZipPart[] => [
  { name: '[Content_Types].xml', content: types },
  { name: '_rels/.rels', content: relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml')) },
  {
    name: 'xl/workbook.xml',
    content:
      '<?xml version="1.0"?><workbook xmlns:r="r"><sheets><sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>',
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    content: relationships(
      relationship('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      ...(strings ? [relationship('rId2', 'sharedStrings', 'sharedStrings.xml')] : []),
    ),
  },
  ...(strings ? [{ name: 'xl/sharedStrings.xml', ...strings }] : []),
  { name: 'xl/worksheets/sheet1.xml', ...sheet },
];

export const sheetXml = (rows: string): string =>
  `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;

export const xlsxOf = (sheet: Omit<ZipPart, 'name'>, strings?: Omit<ZipPart, 'name'>): Buffer =>
  zipOf(workbookParts(sheet, strings));

export const odsOf = (rows: string): Buffer =>
  zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'content.xml',
      content: `<?xml version="1.0"?><office:document-content><office:body><office:spreadsheet><table:table table:name="Liste">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
