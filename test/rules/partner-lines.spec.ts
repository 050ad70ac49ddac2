/** Pasted partners and people: what is read in a line, however people write it, and that each ends on exactly one pile. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  judgedLines,
  type JudgedLine,
  type Standing,
} from '../../src/partners/members/partner-line-verdicts.js';
import { readLines, type ReadLine } from '../../src/partners/members/partner-lines.js';

const nobody: Standing = { partners: [], taken: () => undefined, withoutPeople: false };

const judged = (text: string, standing: Partial<Standing> = {}): JudgedLine[] =>
  judgedLines(readLines(text), { ...nobody, ...standing });

const readOf = (line: string): ReadLine => readLines(line).at(-1)!.read!;

const verdicts = (text: string, standing: Partial<Standing> = {}): string[] =>
  judged(text, standing).map(({ verdict, reason }) => `${verdict}${reason ? ` ${reason.code}` : ''}`);

const anna = { organisation: 'Sportverein', person: 'Anna Auer', addresses: ['anna@example.org'] };

describe('a line is read', () => {
  test.each([
    ['from a spreadsheet', 'Sportverein\tAnna Auer\tanna@example.org'],
    ['with semicolons', 'Sportverein; Anna Auer; anna@example.org'],
    ['with commas', 'Sportverein, Anna Auer, anna@example.org'],
    ['with bars', 'Sportverein | Anna Auer | anna@example.org'],
    ['in another order', 'anna@example.org; Sportverein; Anna Auer'],
    ['with the person first', 'Anna Auer; Sportverein; anna@example.org'],
    ['as a mail program writes it', 'Sportverein; Anna Auer <anna@example.org>'],
    ['with a quoted name', 'Sportverein; "Auer, Anna" <anna@example.org>'],
    ['with quoted cells', '"Sportverein";"Anna Auer";"anna@example.org"'],
    ['with a quote that nobody closes', '"Sportverein; Anna Auer; anna@example.org'],
    ['with spaces around', '   Sportverein ;  Anna   Auer ; anna@example.org   '],
    ['with a link', 'Sportverein; Anna Auer; mailto:anna@example.org'],
    ['with a full stop behind', 'Sportverein; Anna Auer; anna@example.org.'],
    ['with an address in capitals', 'Sportverein; Anna Auer; ANNA@Example.ORG'],
    ['as a point of a list', '- Sportverein; Anna Auer; anna@example.org'],
    ['as a numbered one', '3. Sportverein; Anna Auer; anna@example.org'],
    ['out of a quoted mail', '> Sportverein; Anna Auer; anna@example.org'],
    ['with a number before it', '7\tSportverein\tAnna Auer\tanna@example.org'],
  ])('%s', (_how, line) => {
    expect(readOf(line)).toMatchObject({ ...anna, role: 'member', unread: [] });
  });

  test('with a role, a kind and a short name, wherever they stand', () => {
    expect(
      readOf('TSV Auental 1920 e. V.; TSV; Verein; Jörg Müßig; Leitung; jörg@example.org'),
    ).toMatchObject({
      organisation: 'TSV Auental 1920 e. V.',
      shortName: 'TSV',
      organisationType: 'Verein',
      person: 'Jörg Müßig',
      role: 'manager',
      addresses: [],
      wrongAddresses: ['jörg@example.org'],
    });
  });

  test('with a domain that has an umlaut, as mail servers write it', () => {
    expect(readOf('Bücherei; Ute; info@bücher.example').addresses).toEqual(['info@xn--bcher-kva.example']);
  });

  test('and says what nobody asked for', () => {
    expect(readOf('Sportverein; Anna Auer; anna@example.org; 030 23125 100; montags').unread).toEqual([
      'montags',
      '030 23125 100',
    ]);
  });

  test('of a shared mailbox: the partner is its name', () => {
    expect(readOf('Sportverein Auental <info@example.org>')).toMatchObject({
      organisation: 'Sportverein Auental',
      person: '',
      addresses: ['info@example.org'],
    });
  });

  test.each(['Anna Auer <anna@example.org>', 'Auer, Anna <anna@example.org>', 'Anna Auer; anna@example.org'])(
    'of one person alone: %s',
    (line) => {
      expect(readOf(line)).toMatchObject({ organisation: '', person: 'Anna Auer' });
      expect(verdicts(line)).toEqual(['review no-partner']);
    },
  );
});

describe('a heading', () => {
  test('names the columns, in any order', () => {
    const text =
      'E-Mail;Nachname;Vorname;Name des Amtes;Verein;Funktion;Telefon\nanna@example.org;Auer;Anna;;Miteinander;Leitung;030 1';
    expect(readOf(text)).toMatchObject({
      ...anna,
      organisation: 'Miteinander',
      role: 'manager',
      unread: ['030 1'],
    });
    expect(verdicts(text)).toEqual(['skip heading', 'import']);
  });

  test.each([
    ['of the partner beside a person', 'Name;Ansprechpartner;E-Mail\nMiteinander;Anna Auer;anna@example.org'],
    ['of the person beside a partner', 'Partner;Name;E-Mail\nMiteinander;Anna Auer;anna@example.org'],
  ])('"Name" is that %s', (_whose, text) => {
    expect(readOf(text)).toMatchObject({ ...anna, organisation: 'Miteinander' });
  });

  test('is heeded where the first cells of a line are empty', () => {
    const text = 'Kurzname\tPartner\tE-Mail\n\tMiteinander\tanna@example.org';
    expect(readOf(text)).toMatchObject({ organisation: 'Miteinander', shortName: '' });
  });

  test('is one only at the start', () => {
    expect(verdicts('Sportverein; Anna; a@example.org\nPartner; E-Mail')).toEqual([
      'import',
      'review no-address',
    ]);
  });
});

describe('a line is to be looked at', () => {
  test.each([
    ['several-addresses', 'Sportverein; Anna; a@example.org; b@example.org'],
    ['several-addresses', 'Anna <a@example.org>; Bert <b@example.org>'],
    ['wrong-address', 'Sportverein; Anna; anna@example'],
    ['wrong-address', 'Sportverein; Anna; anna@@example.org'],
    ['no-address', 'Sportverein; Anna Auer'],
    ['no-address', 'Sportverein; Anna; anna (at) example.org'],
    ['no-partner', 'anna@example.org'],
    ['too-long', `Sportverein; Anna; a@example.org; ${'x'.repeat(500)}`],
    ['too-long', `Sportverein ${'x'.repeat(200)}; Anna; a@example.org`],
  ])('%s: %s', (code, line) => {
    expect(verdicts(line)).toEqual([`review ${code}`]);
  });

  test('where the address can be nobody’s', () => {
    const words = { de: 'Nein.', en: 'No.' };
    expect(verdicts('Sportverein; Anna; a@example.org', { taken: () => words })).toEqual([
      'review address-taken',
    ]);
  });

  test('where partners without people are welcome, for what reads like a sentence only', () => {
    const text =
      'Hallo Frau Meier, hier die Liste:\nSportverein\nKita Au; Anna Auer\nStadt; Bert; b@example.org';
    expect(verdicts(text, { withoutPeople: true })).toEqual([
      'review prose',
      'import',
      'import without-person',
      'import',
    ]);
  });
});

describe('a line is left out', () => {
  test('that is empty, or repeats another', () => {
    expect(
      verdicts('Sportverein; Anna; a@example.org\n\n  \nsportverein e. V.; Anna Auer; A@example.org'),
    ).toEqual(['import', 'skip blank', 'skip blank', 'skip repeated']);
  });

  test('whose partner and person are there', () => {
    const there = { id: '1', name: 'Sportverein Au e.V.', shortName: 'SVA', status: 'active' as const };
    const partners = [{ ...there, isOnlyInterested: false, addresses: new Set(['a@example.org']) }];
    const text =
      'sva; Anna; a@example.org\nSportverein Au; Bert; b@example.org\nFC Au; SVA; Cem; c@example.org';
    expect(verdicts(text, { partners })).toEqual(['skip unchanged', 'import', 'review alike']);
    expect(judged(text, { partners })[1]).toMatchObject({
      partner: { id: '1', name: 'Sportverein Au e.V.' },
    });
    expect(verdicts(text, { partners: [{ ...partners[0]!, status: 'left' }] }).slice(0, 2)).toEqual([
      'review left',
      'review left',
    ]);
    const twice = [...partners, { ...partners[0]!, id: '2', name: 'Sva' }];
    expect(verdicts(text, { partners: twice })[0]).toBe('review ambiguous');
  });
});

test('one partner with two people is one partner; one person of two partners has one address', () => {
  const lines = judged(
    'Sportverein; SV; Anna; a@example.org\nSV; Bert; b@example.org\nKita Au; Anna; a@example.org',
  );
  expect(lines.map(({ partner, address }) => [partner?.name, address])).toEqual([
    ['Sportverein', 'a@example.org'],
    ['Sportverein', 'b@example.org'],
    ['Kita Au', 'a@example.org'],
  ]);
});

test('whatever is pasted, each line ends on exactly one pile, in its order, and nothing is lost', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Sportverein',
      'Anna Auer',
      'anna@example.org',
      'b@@x',
      '"',
      ';',
      '\t',
      ',',
      '<',
      '>',
      '\n',
      '\r\n',
    ),
    fc.string({ maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.boolean(), (pieces, withoutPeople) => {
      const text = pieces.join('');
      const typed = text.split(/\r\n?|\n/);
      const lines = judged(text, { withoutPeople });
      expect(lines.map(({ line }) => line)).toEqual(typed.map((_, index) => index + 1));
      expect(lines.map((line) => line.text.trim())).toEqual(typed.map((line) => line.trim()));
      const isSound = ({ verdict, reason, partner, address, read }: JudgedLine): boolean =>
        verdict === 'import'
          ? partner !== null && (read?.addresses[0] ?? null) === address
          : partner === null && address === null && reason !== null;
      expect(lines.filter((line) => !isSound(line))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
