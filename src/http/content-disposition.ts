/** How a file is named to a browser (RFC 6266): in plain letters for every program, and as it is called for those that read RFC 8187. */

export function contentDisposition(how: 'attachment' | 'inline', fileName: string): string {
  const plain = plainly(fileName);
  const said = `${how}; filename="${plain}"`;
  return plain === fileName ? said : `${said}; filename*=UTF-8''${encoded(fileName)}`;
}

/** "Liste-Gerätehaus.pdf" is "Liste-Geratehaus.pdf". */
const plainly = (text: string): string =>
  text
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w .-]/g, '_');

const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
