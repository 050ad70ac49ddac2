/** One word for one thing: what product and glossary call it, in every dictionary, on pages as in mails and refusals. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const SOURCE = join(import.meta.dirname, '../../src');

interface Pair {
  say: string;
  not: RegExp;
  /** Where the other word means something else. */
  but?: RegExp;
}

const german: readonly Pair[] = [
  { say: 'E-Mail-Adresse', not: /(?<![-\w])Mail-?[Aa]dresse|\bE-?[Mm]ailadresse|\bEmail/ },
  { say: 'E-Mail', not: /(?<![-\w.])(?:eine|der|die|keine|per|diese|welche|Eine|Die|Diese) Mails?\b/ },
  { say: 'Kategorie', not: /Überschrift/, but: /Zeile mit/ },
  { say: 'Kategorie', not: /'Art'/ },
  { say: 'Gründungsvereinbarung', not: /Gründungserklärung/ },
  { say: 'Korb', not: /Warenkorb|Einkaufs(?:korb|wagen)/ },
  { say: 'Kaution', not: /\bPfand\b/ },
  { say: 'Ausgabezeit', not: /Öffnungszeit|Abholzeit/ },
  { say: 'Pufferzeit', not: /Ruhezeit|Rüstzeit/ },
  { say: 'Lagerort', not: /\bStandort|Lagerplatz/ },
  { say: 'Gegenstände', not: /\bDinge\b|\bArtikel\b/ },
  { say: 'Sperrzeit', not: /Sperrung\b|Blockierung/ },
  { say: 'Bündnispartner', not: /\bKunde|\bMandant|\bMieter\b/ },
  { say: 'Reservierung', not: /\bBuchung|\bBestellung|\bgebucht\b/ },
  { say: 'stornieren', not: /\bStornierung\b|\babbestell/, but: /E-Mails abbestellen/ },
  { say: 'in Gefahr', not: /gefährdet/ },
  { say: 'Leitung', not: /Ansprechperson|Ansprechpartner/ },
  { say: 'Nachricht', not: /\bAnmerkung/ },
  { say: 'Kalender-Abo', not: /Kalenderabo|Abonnement/ },
  { say: 'Leihordnung', not: /Ausleihordnung|Nutzungsordnung|\bAGB\b/ },
];

const english: readonly Pair[] = [
  { say: 'mail', not: /\be-mails?\b|\b(?:an|your|the|new|by) emails?\b/ },
  { say: 'founding agreement', not: /founding declaration/i },
  { say: 'category', not: /: 'Heading'|: 'Kind'/ },
  { say: 'basket', not: /shopping (?:cart|basket)|\bcart\b/i },
  { say: 'hand-over window', not: /opening hours/i },
  { say: 'storage place', not: /\bwarehouse\b/i },
];

/** What people read: the lines of code, without what only we read. */
const saidIn = (text: string): string[] =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => !/^\s*\/\//.test(line) && /['"`>]/.test(line));

const breaches = (lines: readonly string[], pairs: readonly Pair[]): string[] =>
  lines.flatMap((line) =>
    pairs
      .filter(({ not, but }) => not.test(line) && !but?.test(line))
      .map(({ say }) => `"${say}" is the word: ${line.trim()}`),
  );

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(?:web|notifications|partners|items|reservations|http|shared)\/.*\.tsx?$/.test(file),
);

test('the check finds a word that has been given up', () => {
  const planted = saidIn(
    "/** Überschrift */\n  heading: 'Überschrift',\n  mail: 'Ihre Mail-Adresse',\n  ok: 'E-Mail-Adresse',",
  );
  expect(breaches(planted, german)).toHaveLength(2);
  expect(breaches(saidIn("  a: 'Kiste',"), german)).toEqual([]);
});

test('every dictionary says the one word', () => {
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    breaches(saidIn(readFileSync(join(SOURCE, file), 'utf8')), [...german, ...english]).map(
      (breach) => `${file}: ${breach}`,
    ),
  );
  expect(found).toEqual([]);
});

test('the words that are said are those of the glossary', () => {
  const glossary = readFileSync(join(SOURCE, '../docs/glossary.md'), 'utf8');
  for (const word of [
    'Korb',
    'Lagerort',
    'Ausgabezeit',
    'Pufferzeit',
    'Sperrzeit',
    'Reservierung',
    'Leitung',
    'Kalender-Abo',
    'Leihordnung',
    'in Gefahr',
    'Kategorie',
    'Gründungsvereinbarung',
    'E-Mail-Adresse',
  ])
    expect([word, glossary.includes(word)]).toEqual([word, true]);
});
