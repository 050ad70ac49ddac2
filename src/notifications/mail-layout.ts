/** The layout of a mail: one list of blocks becomes a text and an HTML part, so that both always say the same. */
import { escaped } from '../shared/html.js';
import type { Language } from '../shared/words.js';

export interface MailText {
  /** One line. */
  subject: string;
  text: string;
  html: string;
  /** Where one can refuse further mails of its kind; missing where nobody may. */
  unsubscribe?: string | undefined;
}

export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; rows: readonly Fact[] }
  | { kind: 'list'; title: string; items: readonly string[] }
  | { kind: 'code'; code: string }
  | { kind: 'pointer'; label: string; url: string }
  | { kind: 'button' | 'link'; label: string; url: string };

/** What it is called and what it is; left out where the second is empty. */
export type Fact = readonly [label: string, value: string];

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const facts = (...rows: Fact[]): Block => ({ kind: 'facts', rows });
export const list = (title: string, items: readonly string[]): Block => ({ kind: 'list', title, items });
export const code = (digits: string): Block => ({ kind: 'code', code: digits });
/** The one thing to do next: at most one in a mail. */
export const button = (label: string, url: string): Block => ({ kind: 'button', label, url });
/** A link inside of a running text, so that its address stands behind it and not below. */
export const pointer = (label: string, url: string): Block => ({ kind: 'pointer', label, url });
export const link = (label: string, url: string): Block => ({ kind: 'link', label, url });

/** A text that becomes one line: no line breaks, no controls, nothing that turns the reading direction around. */
export const oneLine = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(UNPRINTABLE, '').replace(/ +/g, ' ').trim();

const UNPRINTABLE = /[^\P{Cc}\n]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/gu;

/** What a mail looks like beside its words, as `#rrggbb`. */
export interface MailColours {
  /** Behind the name on top. */
  band: string;
  button: string;
}

/** Leihbund's own, where no alliance writes. */
const ownColours: MailColours = { band: '#0b4f56', button: '#0d5c63' };

/** Who writes, and how it looks. */
export interface MailHead {
  name: string;
  colours?: MailColours | undefined;
}

interface MailParts {
  head: MailHead;
  subject: string;
  body: readonly Block[];
  /** In small print, below a line. */
  footer: readonly Block[];
  language: Language;
}

export function composed({ head, subject, body, footer, language }: MailParts): MailText {
  const title = oneLine(subject);
  const { name, colours = ownColours } = head;
  const toHtml = htmlOf(colours);
  const [bodyText, footerText] = [[paragraph(name), ...body], footer].map(toText);
  return {
    subject: title,
    text: `${bodyText}\n\n-- \n${footerText}\n`,
    html: page(language, title, {
      band: `<div style="${styles.band};background:${colours.band}">${lines(name)}</div>`,
      body: body.map(toHtml).join('\n'),
      footer: footer.map(toHtml).join('\n'),
    }),
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
    case 'pointer':
      return `${printable(block.label)}: ${webAddress(block.url)}`;
    default:
      return `${printable(block.label)}:\n${webAddress(block.url)}`;
  }
}

/** What somebody typed in several lines stays recognisable as one value: no line of it looks like one of ours. */
const indented = (text: string): string => printable(text).replaceAll('\n', '\n    ');

function blockHtml(block: Block, colours: MailColours): string {
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
      return `<p><a href="${escaped(webAddress(block.url))}"${block.kind === 'button' ? ` style="${styles.button};background:${colours.button}"` : ''}>${lines(block.label)}</a></p>`;
  }
}

const htmlOf =
  (colours: MailColours) =>
  (block: Block): string =>
    isEmpty(block) ? '' : blockHtml(block, colours);

const isEmpty = (block: Block): boolean => blockText(block) === '';

const stated = (rows: readonly Fact[]): readonly Fact[] =>
  rows.filter(([, value]) => printable(value) !== '');

const lines = (text: string): string => escaped(printable(text)).replaceAll('\n', '<br>');

const printable = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(UNPRINTABLE, '')
    .trim();

/** Links are ours, so anything but the web is a bug. */
function webAddress(text: string): string {
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) throw new Error('A link in a mail is http or https.');
  return url.href;
}

/** Inline, because mail programs drop style sheets; no image and no font, because they load nothing from elsewhere. */
const styles = {
  body: "margin:0;padding:16px;font:18px/1.5 'Fira Sans','Segoe UI',Arial,sans-serif;color:#1d2129",
  band: 'padding:12px 16px;color:#ffffff;font-weight:bold;border-radius:6px',
  // Both words for it: not every mail program knows the newer one.
  main: 'max-width:36em;margin:0 auto;overflow-wrap:anywhere;word-break:break-word',
  footer: 'margin-top:32px;border-top:1px solid #80766a;font-size:16px;color:#545861',
  code: 'font:bold 32px monospace;letter-spacing:4px',
  button:
    'display:inline-block;max-width:100%;box-sizing:border-box;padding:12px 24px;color:#ffffff;border-radius:6px;text-decoration:none',
} as const;

const page = (
  language: Language,
  title: string,
  { band, body, footer }: Readonly<Record<'band' | 'body' | 'footer', string>>,
): string => `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body style="${styles.body}">
<div style="${styles.main}">
${band}
${body}
<div style="${styles.footer}">
${footer}
</div>
</div>
</body>
</html>
`;
