/** Holidays: Länder by any spelling, days as offices write them, files that a Land publishes, and when what is known runs out. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { landName, landNames, landOf } from '../../src/partners/holidays/lands.js';
import { PublicHolidays } from '../../src/partners/holidays/public-holidays.service.js';
import { readSchoolHolidays, type ReadFile } from '../../src/partners/holidays/school-holiday-file.js';
import { knownUntil, runsOut } from '../../src/partners/holidays/school-holiday-rules.js';
import { writtenDays } from '../../src/partners/holidays/written-days.js';

const TODAY = Temporal.PlainDate.from('2027-03-01');

describe('a Land is known by any of its words', () => {
  test.each([
    ['Brandenburg', 'DE-BB'],
    ['DE-BB', 'DE-BB'],
    ['de bb', 'DE-BB'],
    ['Land Brandenburg', 'DE-BB'],
    ['Freistaat Thüringen', 'DE-TH'],
    ['THUERINGEN', 'DE-TH'],
    ['Freie und Hansestadt Hamburg', 'DE-HH'],
    ['Bavaria', 'DE-BY'],
    ['NRW', 'DE-NW'],
    ['Sachsen', 'DE-SN'],
    ['Sachsen-Anhalt', 'DE-ST'],
    ['', undefined],
    ['Land', undefined],
    ['Land HAUSWORT', undefined],
    ['Tirol', undefined],
  ])('%s: %s', (text, land) => {
    expect(landOf(text)).toBe(land);
  });

  test('there are sixteen, and each knows its own name', () => {
    expect(landNames).toHaveLength(16);
    expect(landNames.map((name) => landName(landOf(name)!))).toEqual(landNames);
  });
});

describe('public holidays', () => {
  const holidays = new PublicHolidays();
  const on = async (state: string, day: string) => (await holidays.of(state))(Temporal.PlainDate.from(day));

  test('are those of the Land, in both languages', async () => {
    expect(await on('Brandenburg', '2027-05-06')).toEqual({ de: 'Christi Himmelfahrt', en: 'Ascension Day' });
    expect((await on('Brandenburg', '2027-10-31'))?.de).toBe('Reformationstag');
    expect(await on('Bayern', '2027-10-31')).toBeUndefined();
    expect((await on('Bayern', '2027-05-27'))?.de).toBe('Fronleichnam');
    expect(await on('Brandenburg', '2027-12-24')).toBeUndefined();
    expect(await on('Brandenburg', '2027-05-07')).toBeUndefined();
  });

  test('are not known where no Land is', async () => {
    expect(await on('', '2027-12-25')).toBeUndefined();
    expect(await on('Land HAUSWORT', '2027-12-25')).toBeUndefined();
  });
});

describe('a day is read as offices and spreadsheets spell it', () => {
  test.each([
    ['2027-07-01', ['2027-07-01']],
    ['2027-07-01 00:00:00', ['2027-07-01']],
    ['20270701', ['2027-07-01']],
    ['01.07.2027', ['2027-07-01']],
    ['1.7.27', ['2027-07-01']],
    ['1. 7. 2027', ['2027-07-01']],
    ['01/07/2027', ['2027-07-01']],
    ['Do., 01.07.2027', ['2027-07-01']],
    ['Donnerstag, 1. Juli 2027', ['2027-07-01']],
    ['1. März 2028', ['2028-03-01']],
    ['01.07.2027 (Do)', ['2027-07-01']],
    ['1 July 2027', ['2027-07-01']],
    ['01.07.2027 - 14.08.2027', ['2027-07-01', '2027-08-14']],
    ['01.07.-14.08.2027', ['2027-07-01', '2027-08-14']],
    ['1.7. bis 14.8.2027', ['2027-07-01', '2027-08-14']],
    ['23.12. – 03.01.2028', ['2027-12-23', '2028-01-03']],
    ['2027-07-01 bis 2027-08-14', ['2027-07-01', '2027-08-14']],
  ])('%s', (text, days) => {
    const read = writtenDays(text);
    expect(Array.isArray(read) && read.map(String)).toEqual(days);
  });

  test.each(['31.02.2027', '2027-13-01', '0.5.2027', '29.02.2027'])('%s is no day', (text) => {
    expect(writtenDays(text)).toBe('impossible');
  });

  test.each([
    '',
    'Sommerferien',
    'Sommerferien 2027',
    '12',
    '01.07.',
    'Halle 3',
    '2027',
    '1.2.3.4',
    'a'.repeat(500),
  ])('%s is something else', (text) => {
    expect(writtenDays(text)).toBeUndefined();
  });
});

const said = ({ holidays, faults }: ReadFile): string[] => [
  ...holidays.map(({ name, from, until }) => `${name} ${from} ${until}`),
  ...faults.map(({ position, message }) => `${position}: ${message.de}`),
];
const read = (text: string): string[] => said(readSchoolHolidays(text, TODAY));

describe('a table', () => {
  test.each([
    ['semicolons and headings', 'Ferien;Beginn;Ende\nSommerferien;01.07.2027;14.08.2027\n'],
    ['commas and no headings', 'Sommerferien,2027-07-01,2027-08-14\r\n'],
    ['tabs, a mark and quotes', '\uFEFF"Sommerferien"\t"1. Juli 2027"\t"14. August 2027"'],
    ['the span in one cell', 'Land;Ferien;Zeitraum\nBrandenburg;Sommerferien;01.07.-14.08.2027'],
    ['other columns', 'Jahr;Von;Bis;Name;Tage\n2027;01.07.2027;14.08.2027;Sommerferien;45'],
  ])('with %s is read', (_how, text) => {
    expect(read(text)).toEqual(['Sommerferien 2027-07-01 2027-08-14']);
  });

  test('says of each line what it could not read, and reads the others', () => {
    const text = [
      'Ferien;von;bis',
      'Sommerferien;01.07.2027;14.08.2027',
      '',
      'Osterferien;31.02.2027;01.04.2027',
      'Herbst;demnächst',
      'Winterferien;08.02.2028;01.02.2028',
      'Lang;01.01.2028;31.12.2028',
      'Viele;01.05.2027;02.05.2027;03.05.2027',
      'Spät;01.01.2099;02.01.2099',
      'frei;07.05.2027',
    ].join('\n');
    expect(read(text)).toEqual([
      'frei 2027-05-07 2027-05-07',
      'Sommerferien 2027-07-01 2027-08-14',
      '4: Diesen Tag gibt es in keinem Kalender.',
      '5: Hier steht kein Datum, das wir lesen können, etwa 01.07.2027.',
      '6: Der letzte Tag liegt vor dem ersten.',
      '7: Schulferien dauern höchstens 100 Tage.',
      '8: Hier stehen mehr als zwei Daten: Bitte nur den ersten und den letzten Tag.',
      '9: Bitte Tage ab 2020, höchstens 10 Jahre im Voraus.',
    ]);
  });

  test.each([
    ['nothing', ''],
    ['bytes', '\u0000\u0001PK\u0003\u0004'.repeat(50)],
    ['a page', '<!doctype html><html><body>Ferien</body></html>'],
    ['one endless line', 'a'.repeat(200_000)],
    ['an open quote', `"${'x;'.repeat(50_000)}`],
    ['a formula', "=cmd|'/C calc'!A0;=1+1\n=2;=3"],
  ])('of %s brings no holidays', (_what, text) => {
    expect(readSchoolHolidays(text, TODAY).holidays).toEqual([]);
  });

  test('of more lines than anybody needs is refused as a whole', () => {
    const lines = Array.from({ length: 201 }, (_, index) => `frei;${TODAY.add({ days: index }).toString()}`);
    expect(read(lines.join('\n'))).toEqual([
      '1: Das sind mehr als 200 Ferien. Bitte eine Datei mit weniger Jahren.',
    ]);
  });

  test('names are cut, and refused where they hide something', () => {
    expect(read(`${'F'.repeat(150)};01.07.2027`)).toEqual([`${'F'.repeat(100)} 2027-07-01 2027-07-01`]);
    expect(read('Fe\u202Erien;01.07.2027')).toEqual(['1: Der Name enthält Zeichen, die man nicht sieht.']);
  });
});

const calendar = (...events: string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

describe('a calendar', () => {
  const summer = ['SUMMARY:Sommerferien', 'DTSTART;VALUE=DATE:20270701', 'DTEND;VALUE=DATE:20270815'];

  test('ends on the day before its end', () => {
    expect(read(calendar(summer))).toEqual(['Sommerferien 2027-07-01 2027-08-14']);
  });

  test('has single days, with and without an end', () => {
    const one = ['SUMMARY:frei', 'DTSTART;VALUE=DATE:20270507'];
    const same = ['SUMMARY:auch frei', 'DTSTART;VALUE=DATE:20270528', 'DTEND;VALUE=DATE:20270528'];
    expect(read(calendar(one, same))).toEqual([
      'frei 2027-05-07 2027-05-07',
      'auch frei 2027-05-28 2027-05-28',
    ]);
  });

  test('says of each entry why it was not read', () => {
    const events = [
      ['SUMMARY:Sitzung', 'DTSTART:20270701T090000Z', 'DTEND:20270701T100000Z'],
      ['SUMMARY:Jedes Jahr', 'DTSTART;VALUE=DATE:20270701', 'RRULE:FREQ=YEARLY'],
      ['SUMMARY:Nie', 'DTSTART;VALUE=DATE:20270231'],
      ['SUMMARY:Rückwärts', 'DTSTART;VALUE=DATE:20270801', 'DTEND;VALUE=DATE:20270701'],
      ['SUMMARY:Ohne Tag'],
      ['SUMMARY:Abgesagt', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20270701'],
      summer,
    ];
    expect(read(calendar(...events))).toEqual([
      'Sommerferien 2027-07-01 2027-08-14',
      '1: Das ist kein ganztägiger Eintrag.',
      '2: Das ist ein Eintrag, der sich wiederholt; bitte jedes Jahr einzeln.',
      '3: Diesen Tag gibt es in keinem Kalender.',
      '4: Der letzte Tag liegt vor dem ersten.',
      '5: Das ist kein ganztägiger Eintrag.',
    ]);
  });

  test.each([
    ['cut off', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Som'],
    ['of nonsense', 'BEGIN:VCALENDAR\r\n\u0000;;;:::\r\nEND:VCALENDAR'],
    ['of boxes in boxes', 'BEGIN:VCALENDAR\r\n'.repeat(10_000)],
    ['without entries', calendar()],
    [
      'of wild values',
      calendar(['DTSTART;VALUE=DATE:99999999', 'DTEND;VALUE=DATE:__proto__', 'SUMMARY;X="']),
    ],
  ])('that is %s brings no holidays', (_what, text) => {
    expect(readSchoolHolidays(text, TODAY).holidays).toEqual([]);
  });
});

describe('what is known runs out', () => {
  test.each([
    [[], true],
    [['2027-02-01'], true],
    [['2027-04-29'], true],
    [['2027-04-30'], false],
    [['2028-08-01', '2027-04-01'], false],
  ])('%s: %s', (lastDays, isOver) => {
    expect(runsOut(knownUntil(lastDays), TODAY)).toBe(isOver);
  });
});
