/** The layout of a mail: one list of blocks becomes a text and an HTML part, so that both always say the same. */
import type { Language } from '../shared/words.js';

export interface MailText {
  /** One line. */
  subject: string;
  text: string;
  html: string;
}

export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; rows: readonly Fact[] }
  | { kind: 'list'; title: string; items: readonly string[] }
  | { kind: 'code'; code: string }
  | { kind: 'button' | 'link'; label: string; url: string };

/** What it is called and what it is; left out where the second is empty. */
export type Fact = readonly [label: string, value: string];

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const facts = (...rows: Fact[]): Block => ({ kind: 'facts', rows });
export const list = (title: string, items: readonly string[]): Block => ({ kind: 'list', title, items });
export const code = (digits: string): Block => ({ kind: 'code', code: digits });
/** The one thing to do next: at most one in a mail. */
export const button = (label: string, url: string): Block => ({ kind: 'button', label, url });
export const link = (label: string, url: string): Block => ({ kind: 'link', label, url });

/** A text that becomes one line: no line breaks, no controls, nothing that turns the reading direction around. */
export const oneLine = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '').replace(/ +/g, ' ').trim();

const UNPRINTABLE = /[^\P{Cc}\n]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;

/** The body, and below a line the footer in small print. */
export function composed(
  subject: string,
  body: readonly Block[],
  footer: readonly Block[],
  language: Language,
): MailText {
  const title = oneLine(subject);
  const [bodyText, footerText] = [body, footer].map(toText);
  return {
    subject: title,
    text: `${bodyText}\n\n-- \n${footerText}\n`,
    html: page(language, title, body.map(toHtml).join('\n'), footer.map(toHtml).join('\n')),
  };
}

const toText = (blocks: readonly Block[]): string =>
  blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n\n');

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return printable(block.text);
    case 'facts':
      return stated(block.rows)
        .map(([label, value]) => `${label}: ${indented(value)}`)
        .join('\n');
    case 'list':
      return [`${printable(block.title)}:`, ...block.items.map((item) => `- ${indented(item)}`)].join('\n');
    case 'code':
      return `    ${printable(block.code)}`;
    default:
      return `${printable(block.label)}:\n${webAddress(block.url)}`;
  }
}

/** What somebody typed in several lines stays recognisable as one value: no line of it looks like one of ours. */
const indented = (text: string): string => printable(text).replaceAll('\n', '\n    ');

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${lines(block.text)}</p>`;
    case 'facts':
      return `<p>${stated(block.rows)
        .map(([label, value]) => `<strong>${escaped(label)}:</strong> ${lines(value)}`)
        .join('<br>\n')}</p>`;
    case 'list':
      return `<p>${lines(block.title)}:</p>\n<ul>${block.items.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`;
    case 'code':
      return `<p style="${styles.code}">${lines(block.code)}</p>`;
    default:
      return `<p><a href="${escaped(webAddress(block.url))}"${block.kind === 'button' ? ` style="${styles.button}"` : ''}>${lines(block.label)}</a></p>`;
  }
}

const toHtml = (block: Block): string => (isEmpty(block) ? '' : blockHtml(block));

const isEmpty = (block: Block): boolean => blockText(block) === '';

const stated = (rows: readonly Fact[]): readonly Fact[] =>
  rows.filter(([, value]) => printable(value) !== '');

const lines = (text: string): string => escaped(printable(text)).replaceAll('\n', '<br>');

const printable = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(UNPRINTABLE, '')
    .trim();

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Fit for HTML's text and for attribute values in quotes. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Links are ours, so anything but the web is a bug. */
function webAddress(text: string): string {
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) throw new Error('A link in a mail is http or https.');
  return url.href;
}

/** Inline, because mail programs drop style sheets; no image and no font, because they load nothing from elsewhere. */
const styles = {
  body: 'margin:0;padding:16px;font:18px/1.5 sans-serif',
  main: 'max-width:36em;margin:0 auto',
  footer: 'margin-top:32px;border-top:1px solid #767676;font-size:16px',
  code: 'font:bold 32px monospace;letter-spacing:4px',
  button:
    'display:inline-block;padding:12px 24px;background:#0b5c4a;color:#ffffff;border-radius:6px;text-decoration:none',
} as const;

const page = (language: Language, title: string, body: string, footer: string): string => `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body style="${styles.body}">
<div style="${styles.main}">
${body}
<div style="${styles.footer}">
${footer}
</div>
</div>
</body>
</html>
`;
