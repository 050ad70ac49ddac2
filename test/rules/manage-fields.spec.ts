/** The fields of the housekeeping's forms: what is shown comes back as it was, and the log has a word for each. */
import { usualRules } from '../../src/partners/who/alliance-rules.js';
import { describe, expect, test } from '@jest/globals';
import { lengthsOf } from '../../src/http/lengths.metadata.js';
import { NewItemDto, type ItemFacts } from '../../src/items/item.dto.js';
import { NewStoragePlaceDto, type StoragePlaceView } from '../../src/items/storage-place.dto.js';
import { SettingsChangeDto } from '../../src/partners/alliances/settings.dto.js';
import { NewPartnerDto, type PartnerView } from '../../src/partners/members/partner.dto.js';
import { bodyOf, inOrder, labelsOf, typedOf, wrongsOf, type Fields } from '../../src/web/manage/fields.js';
import { firstFields, itemFields, moreSections, partFields } from '../../src/web/manage/item-fields.js';
import { detailInWords } from '../../src/web/manage/log/log-words.js';
import { partnerFields } from '../../src/web/manage/partner-fields.js';
import { placeFields } from '../../src/web/manage/place-fields.js';
import { portraitFields, rulesFields } from '../../src/web/manage/settings-fields.js';

const item: Omit<ItemFacts, 'id' | 'setAside'> = {
  inventoryNumber: 'A-001',
  name: 'Bierzeltgarnitur',
  unit: 'Garnitur',
  quantity: null,
  ownerId: 'owner',
  storagePlaceId: 'place',
  description: 'Tisch\nund Bänke',
  category: 'Möbel',
  kind: 'computed_set',
  packStep: 1,
  bufferMinutes: 2880,
  size: '',
  weightGrams: 26_500,
  needsVehicle: 'Kombi',
  needsPersons: 2,
  needsOther: '',
  depositCents: 0,
  depositBasis: 'per_unit',
  replacementValueCents: 15_000,
  seasonNote: '',
  inspectionDueOn: '2028-05-14',
  notes: '',
  parts: [
    { itemId: 'table', quantity: 1 },
    { itemId: 'bench', quantity: 2 },
  ],
  accessoryIds: ['a', 'b'],
  otherWords: 'Sitzen',
  requiredQualificationId: null,
  replacementIds: null,
};

const place: Omit<StoragePlaceView, 'id'> = {
  name: 'Bauhof',
  address: 'Am Bauhof 3',
  accessNotes: 'Rampe',
  contactName: 'Ott',
  contactPhone: '030 777',
  private: false,
  closedInSchoolHolidays: true,
  opensOnPublicHolidays: true,
  closedDays: [
    { from: '2027-12-24', until: '2028-01-02', yearly: true, reason: 'Betriebsferien' },
    { from: '2027-06-01', until: '2027-06-01', yearly: false, reason: 'Inventur' },
  ],
  handOverWindows: [{ weekday: 1, from: '07:00', until: '15:30' }],
};

const partner: Omit<PartnerView, 'id' | 'agreementVersion'> = {
  name: 'Kita',
  shortName: '',
  organisationType: '',
  legalForm: '',
  privacyLaw: 'KDG',
  status: 'active',
  agreementSignedOn: null,
  isLender: true,
  isBorrower: false,
  ownUseDays: 30,
  notes: '',
};

const settings = {
  name: 'Bündnis',
  place: 'Auenbrück',
  state: '',
  legalBearer: 'Gemeinde',
  colour: 'moos',
  about: 'Wir leihen.\nSeit 2016.',
  latitude: 52_313,
  longitude: null,
  contact: { name: 'Rathaus', phone: '', email: 'rat@example.org', hours: '' },
  visibility: 'public',
  categoryWords: [{ category: 'Ton und Bild', words: 'Musik, Party' }],
};

const rules = usualRules;

const tables: [what: string, fields: Fields, standing: object, body: new () => object][] = [
  ['an item', itemFields, item, NewItemDto],
  ['a place', placeFields, place, NewStoragePlaceDto],
  ['a partner', partnerFields, partner, NewPartnerDto],
  ['the portrait', portraitFields, settings, SettingsChangeDto],
  ['the rules', rulesFields, { rules }, SettingsChangeDto],
];

describe.each(tables)('the form of %s', (_, fields, standing, body) => {
  test.each(['de', 'en'] as const)('reads what it shows as it was, in %s', (language) => {
    expect(bodyOf(fields, typedOf(fields, standing, language), language)).toEqual(standing);
  });

  test('has a name in the log for every field', () => {
    for (const name of Object.keys(fields)) {
      const inLog = name.replace('rules.', '');
      expect([name, detailInWords(inLog, 'de'), detailInWords(inLog, 'en')]).not.toContain('');
    }
  });

  test('knows how long each text may be', () => {
    const lengths = lengthsOf(body);
    const texts = Object.entries(fields).filter(
      ([, { is }]) => ['line', 'lines'].includes(is.control) && is.isOptional === undefined,
    );
    for (const [name] of texts) expect([name, lengths[name]?.max]).toEqual([name, expect.any(Number)]);
  });
});

test.each([[null], [[]], [['a', 'b']]])(
  'an item’s form tells nothing said from nothing there: %j',
  (replacementIds) => {
    const standing = { ...item, replacementIds };
    expect(bodyOf(itemFields, typedOf(itemFields, standing, 'de'), 'de')).toEqual(standing);
  },
);

test('an item’s form shows each of its fields once', () => {
  const sections = [firstFields, partFields, ...moreSections.map(({ fields }) => fields)];
  const shown = sections.flatMap((fields) => Object.keys(fields));
  expect(shown.toSorted()).toEqual(Object.keys(itemFields).toSorted());
});

test('nothing typed into a form is what an empty field means, and nonsense stays for the check', () => {
  expect(bodyOf(itemFields, {}, 'de')).toMatchObject({
    quantity: null,
    packStep: 1,
    depositCents: 0,
    parts: [],
  });
  expect(bodyOf(rulesFields, {}, 'de')).toMatchObject({ rules: { horizonDays: '', bufferMinutes: '' } });
  expect(bodyOf(itemFields, { quantity: 'acht', depositCents: '1.2.3' }, 'de')).toMatchObject({
    quantity: 'acht',
    depositCents: '1.2.3',
  });
});

test('rows close up in every list', () => {
  const said = { 'parts.4.itemId': 'x', 'accessoryIds.2': 'y', name: 'z' };
  expect(inOrder(itemFields, said)).toMatchObject({
    'parts.0.itemId': 'x',
    'accessoryIds.0': 'y',
    name: 'z',
  });
});

test('labels and sentences are found by their fields, also those inside rows', () => {
  expect(labelsOf(placeFields, 'en').handOverWindows).toBe('Hand-over windows');
  expect(wrongsOf(placeFields)).toHaveProperty('weekday.de', 'Bitte wählen Sie einen Wochentag.');
});
