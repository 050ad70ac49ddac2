/** The list of a day on paper: late ones first, in the order of the shelf, with what is still to be paid; and no more than a store can work off. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { DayList } from '../../src/reservations/desk/day-list.view.js';
import type { HandOver } from '../../src/reservations/desk/day-sheet.view.js';
import { dayList } from '../../src/web/desk/today/day-list.js';
import type { Paper, PaperSection } from '../../src/web/paper/paper.js';
import type { AllianceVisit } from '../../src/web/ui/visit.js';

const visit = (language: 'de' | 'en' = 'de'): AllianceVisit =>
  ({
    language,
    timeZone: 'Europe/Berlin',
    home: '/b/heim',
    actor: { alliance: { name: 'Bündnis Heim' } },
  }) as AllianceVisit;

const at = (text: string) => ({ from: new Date(text), until: new Date(text) });

const thing = (inventoryNumber: string, itemId = inventoryNumber) => ({
  lineId: inventoryNumber,
  itemId,
  name: 'Zelt',
  inventoryNumber,
  unit: 'Stück',
  quantity: 2,
});

const walk = (facts: Partial<HandOver> = {}): HandOver => ({
  reservationId: 'loan',
  number: 'A-2027-0001',
  version: 1,
  isLoan: false,
  partnerName: 'Sportverein',
  occasionName: 'Fest',
  contactName: 'Tom',
  contactPhone: '030 77',
  placeId: 'hof',
  placeName: 'Hof',
  hours: at('2027-05-14T15:00:00Z'),
  things: [thing('A-1')],
  ...facts,
});

const list = (facts: Partial<DayList> = {}): DayList => ({
  placeName: 'Hof',
  days: ['2027-05-14', '2027-05-15'].map((day) => ({
    day: Temporal.PlainDate.from(day),
    pickUps: [],
    returns: [],
  })),
  overdue: [],
  uncollected: [],
  unchecked: [],
  accessories: [],
  deposits: new Map(),
  ...facts,
});

const sectionsOf = ({ blocks }: Paper): PaperSection[] => blocks.filter((block) => block.kind === 'section');
const headingsOf = ({ blocks }: Paper): string[] =>
  blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
const withPickUps = (pickUps: HandOver[]): Partial<DayList> => {
  const [today, tomorrow] = list().days;
  return { days: [{ ...today!, pickUps }, tomorrow!] };
};

describe('the list of a day', () => {
  test('has the name of the store and the day, also as a file', () => {
    const paper = dayList(visit(), list({ placeName: 'Hof / Halle 2' }));
    expect(paper).toMatchObject({
      title: 'Liste für heute: Hof / Halle 2',
      from: 'Bündnis Heim, Freitag, 14. Mai',
      fileName: 'Liste-Hof-Halle-2-2027-05-14',
    });
    expect(paper.blocks).toEqual([{ kind: 'text', text: 'Heute und morgen ist hier nichts zu tun.' }]);
  });

  test('begins with what is late', () => {
    const [today, tomorrow] = list().days;
    const paper = dayList(
      visit(),
      list({
        overdue: [walk({ hours: at('2027-05-10T08:00:00Z') })],
        days: [
          { ...today!, pickUps: [walk()], returns: [walk()] },
          { ...tomorrow!, returns: [walk()] },
        ],
      }),
    );
    expect(headingsOf(paper)).toEqual([
      'Überfällig: 1',
      'Abholungen: 1',
      'Rückgaben: 1',
      'Morgen, Samstag, 15. Mai',
      'Rückgaben: 1',
    ]);
    expect(sectionsOf(paper).map(({ title }) => title)).toEqual([
      'seit Mo., 10. Mai 2027: Sportverein',
      '17:00 Uhr: Sportverein',
      '17:00 Uhr: Sportverein',
      '17:00 Uhr: Sportverein',
    ]);
  });

  test('names things in the order of the shelf, with boxes, and what goes with them', () => {
    const accessories = [
      { itemId: 'SO-2', accessoryId: 'x', name: 'Heringe' },
      { itemId: 'SO-2', accessoryId: 'SO-10', name: 'Steht selbst auf der Liste' },
    ];
    const things = ['SO-10', 'SO-2', 'SO-1'].map((number) => thing(number));
    const [{ table }] = sectionsOf(
      dayList(visit(), list({ accessories, ...withPickUps([walk({ things })]) })),
    ) as [PaperSection];
    expect(table.heads).toEqual(['Gegenstand', 'Anzahl', 'Ausgegeben', 'Name, Bemerkung']);
    expect(table.rows.map(([name]) => name)).toEqual([
      { text: 'SO-1 Zelt' },
      { text: 'SO-2 Zelt', notes: ['Zubehör: Heringe'] },
      { text: 'SO-10 Zelt' },
    ]);
    expect(table.rows[0]!.slice(1)).toEqual([{ text: '2 Stück' }, { blank: 'box' }, { blank: 'line' }]);
  });

  test.each([
    [
      'what is still to be paid and what is there',
      5000,
      2000,
      'pickUps',
      '30 € fehlen noch, 20 € hinterlegt',
    ],
    ['only what is there, when it comes back', 5000, 2000, 'returns', '20 € hinterlegt'],
    ['nothing where nothing is asked for', 0, 0, 'pickUps', undefined],
  ] as const)('says of the deposit %s', (_what, expectedCents, heldCents, way, said) => {
    const [today, tomorrow] = list().days;
    const days = [{ ...today!, [way]: [walk()] }, tomorrow!];
    const deposits = new Map([['loan', { expectedCents, heldCents }]]);
    const [{ facts }] = sectionsOf(dayList(visit(), list({ days, deposits }))) as [PaperSection];
    expect(facts.find(([what]) => what === 'Kaution')?.[1]).toBe(said?.replaceAll(' €', '\u{a0}€'));
  });

  test('has room for a hundred, and says how many more there are', () => {
    const pickUps = (count: number) =>
      Array.from({ length: count }, (_, index) => walk({ reservationId: `${index}` }));
    expect(sectionsOf(dayList(visit(), list(withPickUps(pickUps(100)))))).toHaveLength(100);
    const full = dayList(visit('en'), list(withPickUps(pickUps(102))));
    expect(sectionsOf(full)).toHaveLength(100);
    expect(full.blocks.at(-1)).toEqual({
      kind: 'text',
      text: 'The sheet is full: 2 more stand on the page of today.',
    });
    expect(dayList(visit(), list(withPickUps(pickUps(100)))).blocks.at(-1)?.kind).toBe('section');
  });
});
