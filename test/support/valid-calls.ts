/** One valid call for every route, with all its fields; whoever adds a route adds a call here, and every generated test walks it. */
import type { Response } from 'supertest';
import { Temporal } from 'temporal-polyfill';
import { Database } from '../../src/database/database.service.js';
import { newId } from '../../src/database/columns.js';
import { AddressChange } from '../../src/partners/signing-in/address-change.entity.js';
import { TextsService } from '../../src/partners/alliances/texts.service.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { WaitingEntry } from '../../src/reservations/record/waiting-entry.entity.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { hashed, newSecret } from '../../src/partners/who/secrets.js';
import { Session } from '../../src/partners/access/session.entity.js';
import { SignIn } from '../../src/partners/signing-in/sign-in.entity.js';
import { Clock } from '../../src/shared/clock.service.js';
import { addMinutes } from '../../src/shared/period.js';
import type { Call, TestApp } from './app.js';
import {
  applied,
  approved,
  askedFor,
  awaited,
  changeAsked,
  offered,
  done,
  FAIR,
  lent,
  pictured,
  requested,
  waited,
  type Guest,
  type House,
} from './house.js';
import { FORM, formOf, plainPicture } from './pictures.js';
import type { Route } from './routes.js';

export interface Filled {
  /** What stands for `{id}` and its like; `{alliance}` is the house's. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** Instead of a body: a form with a file, its parts kept apart by `BOUNDARY`. */
  form?: Buffer;
  /** The `Cookie` header of a browser, where a program's token is not enough. */
  browser?: string;
}

type Filling = (house: House, guest: Guest) => Filled | Promise<Filled>;

interface Made {
  id: string;
}

let count = 0;
const fresh = (what: string): string => `${what} ${(count += 1)}`;

/** One item that no list had before. */
const newList = (): Buffer =>
  Buffer.from(`Nr.;Gegenstand;Bestand;Lagerort;Eigentümer\n${fresh('L')};Bank;4;Halle;Gemeinde\n`);

/** The version that holds, published where there was none. */
async function agreed({ app, world }: House): Promise<number> {
  const texts = app.get(TextsService);
  const actor = await world.actor();
  const current = await texts.current(actor.allianceId, 'founding-agreement');
  return (current ?? (await texts.publish(actor, 'founding-agreement', 'Wir leihen einander.'))).version;
}

const PAGE = { limit: '10' };
const PERIOD = { from: FAIR[0], until: FAIR[1] };

const newTerms = ({ borrowerId }: House) => ({
  partnerIds: [borrowerId],
  upToQuantity: 5,
  upToValueCents: 100_000,
  upToDaysAhead: 90,
  mode: 'automatic',
  otherwise: 'owner',
});

/** About a thing of the partner whose manager walks along the wall. */
const newRuleBody = async (house: House) => ({
  scope: 'item',
  subjectId: await made(house, 'items', { ...newItem(house), ownerId: house.borrowerId }),
  ...newTerms(house),
});

const newRule = async (house: House): Promise<string> =>
  made(house, 'approval-rules', await newRuleBody(house));

const newNumbers = {
  leadTimeDays: 3,
  horizonDays: 730,
  longestLoanDays: 14,
  interestedDaysAhead: 0,
  chainedLoanGapDays: 0,
  cancelUntilDays: 0,
  // A text stands last, where letters are put in that are none in UTF-8.
  seasonOpensOn: '01-01',
};

/** Likewise. */
const newLendingRuleBody = async (house: House) => ({
  scope: 'item',
  subjectId: await made(house, 'items', { ...newItem(house), ownerId: house.borrowerId }),
  ...newNumbers,
});

const newLendingRule = async (house: House): Promise<string> =>
  made(house, 'lending-rules', await newLendingRuleBody(house));

/** Of days of their own, since nobody is away twice at once. */
async function newStandIn({ app, world, guests }: House, { partnerId, id }: Guest) {
  count += 1;
  const from = Temporal.PlainDate.from('2027-03-02')
    .add({ days: count % 300 })
    .toString();
  const days = { from, until: from };
  const other = id === guests.deputy.id ? guests.coordinator.id : guests.deputy.id;
  if (partnerId === undefined) return { ...days, partnerId: null, deputyId: other };
  const email = `${fresh('kollege').replace(' ', '.')}@example.org`;
  const invitation = { email, name: 'Kolle Ge', role: 'member' as const };
  const colleague = await app.get(PeopleService).invite(await world.actor(), partnerId, invitation);
  return { ...days, partnerId, deputyId: colleague.id };
}

/** By the guest, or by the coordination where they have nobody to stand in for them. */
async function enteredStandIn(house: House, guest: Guest): Promise<string> {
  const by = guest.partnerId === undefined ? house.guests.coordinator : guest;
  const body = await newStandIn(house, by);
  const made = await done<Made>(house.app, 'post', house.world.path('stand-ins'), by.token, body);
  return made.id;
}

const newPartner = () => ({
  name: fresh('Verein'),
  shortName: 'Kurz',
  organisationType: 'Verein',
  legalForm: 'e. V.',
  privacyLaw: 'DSGVO',
  status: 'active',
  agreementSignedOn: '2020-05-15',
  isLender: true,
  isBorrower: true,
  ownUseDays: 30,
  notes: 'Zwei\nZeilen',
});

const newQualification = () => ({ name: fresh('Einführung'), validMonths: 24 });

/** Of a person of the partner, entered anew. */
async function newHeld(house: House): Promise<Record<string, string>> {
  const { borrowerId: id, guests, qualificationId } = house;
  const personId = guests.borrower.id;
  const path = house.world.path(`partners/${id}/people/${personId}/qualifications`);
  await done(house.app, 'post', path, guests.coordinator.token, { qualificationId });
  return { id, personId, qualificationId };
}

const newItem = ({ lenderId, placeId, benchId, tentId, qualificationId }: House) => ({
  inventoryNumber: fresh('N'),
  name: 'Garnitur',
  unit: 'Satz',
  quantity: null,
  ownerId: lenderId,
  storagePlaceId: placeId,
  description: 'Zwei\nZeilen',
  category: 'Bänke',
  kind: 'computed_set',
  packStep: 1,
  bufferMinutes: 60,
  size: '2 m',
  weightGrams: 1000,
  needsVehicle: 'Anhänger',
  needsPersons: 2,
  needsOther: 'Spanngurte',
  depositCents: 5000,
  depositBasis: 'per_unit',
  replacementValueCents: 20_000,
  seasonNote: 'Nicht im Winter',
  inspectionDueOn: '2028-05-01',
  requiredQualificationId: qualificationId,
  notes: 'Trocken\nlagern',
  parts: [{ itemId: benchId, quantity: 2 }],
  accessoryIds: [tentId],
  otherWords: 'Sitzen, Sitzplätze',
  replacementIds: [tentId],
});

const newPlace = () => ({
  name: fresh('Lager'),
  address: 'Hof 3',
  accessNotes: 'Rampe',
  contactName: 'Ott',
  contactPhone: '030 777',
  private: false,
  closedInSchoolHolidays: false,
  opensOnPublicHolidays: true,
  closedDays: [{ from: '2027-12-24', until: '2028-01-02', yearly: true, reason: 'Betriebsferien' }],
  handOverWindows: [{ weekday: 5, from: '15:00', until: '18:00' }],
});

/** A day of their own. */
const newSchoolHoliday = () => {
  const name = fresh('Ferien');
  const day = Temporal.PlainDate.from('2027-06-01').add({ days: count }).toString();
  return { name, from: day, until: day };
};

const newClosure = ({ tentId }: House) => ({
  itemId: tentId,
  quantity: 1,
  ...PERIOD,
  reason: 'Naht',
  note: 'Bei Kern',
});

const newOwnUse = ({ tentId }: House) => ({
  itemId: tentId,
  quantity: 1,
  ...PERIOD,
  reason: 'Straßenfest',
  force: false,
});

const newFeed = ({ borrowerId }: House, { relations, partnerId }: Guest) => {
  const seesPartners =
    relations.includes('member') || relations.includes('coordinator') || relations.includes('deputy');
  const wish = { detail: 'partners', name: 'Kalender' };
  return seesPartners
    ? { ...wish, scope: 'partner', id: partnerId ?? borrowerId }
    : { ...wish, scope: 'alliance' };
};

/** What stands there already: the house keeps its words. */
const settings = ({ portraitWord, visibility }: House) => ({
  name: `Bündnis ${portraitWord}`,
  place: `Ort ${portraitWord}`,
  state: `Land ${portraitWord}`,
  legalBearer: `Gemeinde ${portraitWord}`,
  colour: 'moos',
  about: `Wir leihen, ${portraitWord}.`,
  latitude: 52_313,
  longitude: 13_027,
  contact: {
    name: `Rathaus ${portraitWord}`,
    phone: `030 ${portraitWord}`,
    email: `${portraitWord}@example.org`.toLowerCase(),
    hours: `Mo 9–12 Uhr, ${portraitWord}`,
  },
  visibility,
  rules: { ...newNumbers, openRequestsPerPartner: 200, bufferMinutes: 0, decisionDays: 7 },
  categoryWords: [{ category: 'Zelte', words: portraitWord }],
});

const isInsider = ({ relations }: Guest): boolean => relations.some((relation) => relation !== 'operator');

/** Made by the coordinator for one call. */
const made = async ({ app, world, guests }: House, path: string, body: object): Promise<string> =>
  (await done<Made>(app, 'post', world.path(path), guests.coordinator.token, body)).id;

/** A fresh member of the borrowing partner. */
const someone = (house: House): Promise<string> =>
  made(house, `partners/${house.borrowerId}/people`, {
    email: `${fresh('p').replace(' ', '')}@example.org`,
    name: 'Paul',
    role: 'member',
  });

/** A thing of the lender without photos: a thing takes only so many. */
const unpictured = ({ world, lenderId }: House): Promise<string> => world.item({ ownerId: lenderId });

async function lineOf({ app, world, guests }: House, id: string): Promise<string> {
  const { lines } = await done<{ lines: Made[] }>(
    app,
    'get',
    world.path(`reservations/${id}`),
    guests.coordinator.token,
  );
  return lines[0]!.id;
}

const DAY = 24 * 60;

/** A fresh loan that was taken back; answers its id. */
async function takenBack(house: House): Promise<string> {
  const { app, world, guests } = house;
  const id = await lent(house);
  await done(app, 'post', world.path(`reservations/${id}/take-back`), guests.coordinator.token, {});
  return id;
}

/** A partner may wait for so many only. */
async function endWaiting({ app, slug }: House, partnerId: string): Promise<void> {
  await app.get(Database).transaction(async (tx) => {
    if ((await tx.countBy(WaitingEntry, { partnerId })) < 95) return;
    await tx.delete(WaitingEntry, { partnerId, occasionName: SHUT });
    await tx.increment(Alliance, { slug }, 'revision', 1);
  });
}

const SHUT = 'Fest am Tor';

/** A fresh thing of which nothing is to be had at the fair; answers its id. */
async function shut(house: House): Promise<string> {
  const bulk = { kind: 'bulk', quantity: 1, parts: [], accessoryIds: [], replacementIds: [] };
  const itemId = await made(house, 'items', { ...newItem(house), ...bulk });
  await made(house, 'closures', { ...newClosure(house), itemId });
  return itemId;
}

/** With what hardly anybody says, too. */
const wishOf = (house: House, partnerId: string) => {
  const body = askedFor(house, partnerId);
  return { ...body, occasion: { ...body.occasion, public: false }, forCaller: false };
};

export const validCalls: Readonly<Record<string, Filling>> = {
  listAlliances: () => ({ query: PAGE }),
  getAlliance: () => ({}),

  getSettings: () => ({}),
  changeSettings: (house) => ({ body: settings(house) }),

  takeList: () => ({ params: { list: 'items.csv' }, query: { for: 'excel' } }),

  listPartners: () => ({ query: PAGE }),
  getPartner: ({ borrowerId }) => ({ params: { id: borrowerId } }),
  createPartner: () => ({ body: newPartner() }),
  changePartner: async (house) => ({
    params: { id: await made(house, 'partners', newPartner()) },
    body: newPartner(),
  }),
  importPartners: () => ({
    query: { dryRun: 'false' },
    body: {
      status: 'active',
      agreementSignedOn: '2020-05-15',
      isLender: true,
      isBorrower: true,
      withoutPeople: false,
      text: `${fresh('Sportverein')}; Paul; ${fresh('p').replace(' ', '')}@example.org; Leitung`,
    },
  }),
  listPeople: ({ borrowerId }) => ({ params: { id: borrowerId }, query: PAGE }),
  invitePerson: ({ borrowerId }) => ({
    params: { id: borrowerId },
    body: { email: `${fresh('p').replace(' ', '')}@example.org`, name: 'Paul', role: 'member' },
  }),
  removePerson: async (house) => ({
    params: { id: house.borrowerId, personId: await someone(house) },
  }),
  listInvitations: ({ borrowerId }) => ({ params: { id: borrowerId }, query: PAGE }),
  createInvitation: ({ borrowerId }) => ({ params: { id: borrowerId }, body: { mostUses: 10, days: 30 } }),
  revokeInvitation: async (house) => ({
    params: { id: await made(house, `partners/${house.borrowerId}/invitations`, {}) },
  }),
  getFoundingAgreement: async (house) => {
    await agreed(house);
    return {};
  },
  listApplicants: () => ({ query: PAGE }),
  admitApplicant: async (house) => ({
    params: { id: await applied(house) },
    body: { partnerId: house.borrowerId },
  }),
  makePartnerOfApplicant: async (house) => ({
    params: { id: await applied(house) },
    body: { partnerName: fresh('Chor'), agreementSignedOn: '2020-05-15' },
  }),
  setApplicantAside: async (house) => ({ params: { id: await applied(house) }, body: { answer: 'Nein.' } }),
  giveRole: async (house) => ({
    params: { personId: await someone(house) },
    body: { role: 'keeper', storagePlaceId: house.placeId },
  }),
  handRoleOn: async (house) => {
    const personId = await someone(house);
    const role = { role: 'keeper', storagePlaceId: house.placeId };
    await done(house.app, 'put', house.world.path(`roles/${personId}`), house.guests.coordinator.token, role);
    const email = `${fresh('p').replace(' ', '')}@example.org`;
    return { params: { personId }, body: { ...role, email, name: 'Nora' } };
  },
  takeRole: async (house) => {
    const personId = await someone(house);
    const body = { role: 'keeper', storagePlaceId: house.placeId };
    await done(house.app, 'put', house.world.path(`roles/${personId}`), house.guests.coordinator.token, body);
    return { params: { personId }, body };
  },

  listAuditEntries: () => ({ query: PAGE }),
  listMails: () => ({ query: { ...PAGE, state: 'due' } }),

  askForCode: () => ({ body: { email: 'niemand@example.org', returnTo: '/b/auental' } }),
  openSession: async ({ app }, { email }) => ({
    body: { email, code: await waitingCode(app, email) },
  }),
  closeSession: () => ({}),
  getMe: () => ({}),
  changeMe: () => ({
    body: {
      language: 'en',
      entries: false,
      requests: false,
      pickUps: false,
      returns: false,
      lists: false,
      digests: false,
      confirmations: false,
    },
  }),
  listTokens: () => ({ query: PAGE }),
  createToken: () => ({ body: { name: 'Website' } }),
  revokeToken: async ({ app }, { token }) => ({
    params: { id: (await done<Made>(app, 'post', '/api/me/tokens', token, { name: 'Website' })).id },
  }),

  listSessions: () => ({ query: PAGE }),
  endSession: async ({ app }, { email }) => ({
    params: { id: (await sessionOf(app, email)).id },
  }),
  endOtherSessions: () => ({}),
  askToChangeAddress: async ({ app }, { email }) => ({
    browser: (await sessionOf(app, email)).cookie,
    body: { email: 'neue.adresse@example.org' },
  }),
  confirmAddress: ({ app }) => provingSomebody(app),

  listItems: ({ placeId, lenderId }) => ({
    query: { ...PAGE, ...PERIOD, search: 'Zelt', category: 'Zelte', owner: lenderId, storagePlace: placeId },
  }),
  getItem: ({ setId }) => ({ params: { id: setId } }),
  getAvailability: ({ setId }) => ({ params: { id: setId }, query: PERIOD }),
  getWhereabouts: ({ setId }) => ({ params: { id: setId } }),
  createItem: (house) => ({ body: newItem(house) }),
  changeItem: async (house) => ({
    params: { id: await made(house, 'items', newItem(house)) },
    body: { ...newItem(house), setAside: false },
  }),
  listStoragePlaces: () => ({ query: PAGE }),
  getStoragePlace: ({ placeId }) => ({ params: { id: placeId } }),
  createStoragePlace: () => ({ body: newPlace() }),
  changeStoragePlace: async (house) => ({
    params: { id: await made(house, 'storage-places', newPlace()) },
    body: newPlace(),
  }),
  confirmItem: ({ tentId }) => ({ params: { id: tentId } }),
  confirmStoragePlace: ({ placeId }) => ({ params: { id: placeId } }),
  listSchoolHolidays: () => ({ query: PAGE }),
  addSchoolHolidays: () => ({ body: newSchoolHoliday() }),
  removeSchoolHolidays: async (house) => ({
    params: { id: await made(house, 'school-holidays', newSchoolHoliday()) },
  }),
  listQualifications: () => ({ query: PAGE }),
  getQualification: ({ qualificationId }) => ({ params: { id: qualificationId } }),
  createQualification: () => ({ body: newQualification() }),
  changeQualification: async (house) => ({
    params: { id: await made(house, 'qualifications', newQualification()) },
    body: newQualification(),
  }),
  removeQualification: async (house) => ({
    params: { id: await made(house, 'qualifications', newQualification()) },
  }),
  listHeldQualifications: ({ borrowerId }) => ({ params: { id: borrowerId }, query: PAGE }),
  enterHeldQualification: ({ borrowerId, guests, qualificationId }) => ({
    params: { id: borrowerId, personId: guests.borrower.id },
    body: { qualificationId, validUntil: '2028-05-01' },
  }),
  removeHeldQualification: async (house) => ({ params: await newHeld(house) }),
  listClosures: ({ tentId, setId }) => ({ query: { ...PAGE, item: tentId, set: setId } }),
  createClosure: (house) => ({ body: { everyYear: false, ...newClosure(house) } }),
  listAtRisk: () => ({ query: PAGE }),
  removeClosure: async (house) => ({
    params: { id: await made(house, 'closures', newClosure(house)) },
  }),
  removeClosureSeries: async (house) => ({
    params: { id: await made(house, 'closures', { ...newClosure(house), everyYear: true }) },
  }),

  takeOwnUse: (house) => ({ body: newOwnUse(house) }),
  endOwnUse: async (house) => ({ params: { id: await made(house, 'own-use', newOwnUse(house)) } }),
  listStandIns: () => ({ query: PAGE }),
  enterStandIn: async (house, guest) => ({ body: await newStandIn(house, guest) }),
  endStandIn: async (house, guest) => ({ params: { id: await enteredStandIn(house, guest) } }),
  listApprovalRules: () => ({ query: PAGE }),
  getApprovalRule: async (house) => ({ params: { id: await newRule(house) } }),
  createApprovalRule: async (house) => ({ body: await newRuleBody(house) }),
  changeApprovalRule: async (house) => ({ params: { id: await newRule(house) }, body: newTerms(house) }),
  removeApprovalRule: async (house) => ({ params: { id: await newRule(house) } }),

  listLendingRules: () => ({ query: PAGE }),
  getLendingRule: async (house) => ({ params: { id: await newLendingRule(house) } }),
  createLendingRule: async (house) => ({ body: await newLendingRuleBody(house) }),
  changeLendingRule: async (house) => ({ params: { id: await newLendingRule(house) }, body: newNumbers }),
  removeLendingRule: async (house) => ({ params: { id: await newLendingRule(house) } }),

  listReservations: ({ borrowerId, tentId }) => ({
    query: { ...PAGE, ...PERIOD, status: 'requested', partner: borrowerId, item: tentId },
  }),
  askForReservation: (house, { partnerId = house.borrowerId }) => ({
    body: wishOf(house, partnerId),
  }),
  getReservation: ({ requestedId }) => ({ params: { id: requestedId } }),
  getCalendarEntry: ({ approvedId }) => ({ params: { id: approvedId } }),
  approveReservation: async (house) => {
    const id = await requested(house);
    return {
      params: { id },
      body: { lines: [{ lineId: await lineOf(house, id), quantity: 1 }], reason: 'Eins\nreicht' },
    };
  },
  declineReservation: async (house) => ({
    params: { id: await requested(house) },
    body: { reason: 'Zu\nspät' },
  }),
  withdrawReservation: async (house) => ({
    params: { id: await requested(house) },
    body: { reason: 'Regen' },
  }),
  cancelReservation: async (house) => ({
    params: { id: await approved(house) },
    body: { reason: 'Regen' },
  }),

  handOver: async (house) => {
    const id = await awaited(house);
    const { tentId } = house;
    const line = {
      lineId: await lineOf(house, id),
      quantity: 1,
      accessories: [{ itemId: tentId, quantity: 1 }],
    };
    const said = {
      collectedBy: 'Tom',
      depositCents: 100,
      note: 'Zwei\nZeilen',
      overrule: { reason: 'Eilt\nsehr' },
    };
    return { params: { id }, body: { lines: [line], added: [{ itemId: tentId, quantity: 1 }], ...said } };
  },
  takeBack: async (house) => {
    const id = await lent(house);
    const counts = {
      quantity: 1,
      missing: 0,
      damaged: 1,
      found: 0,
      worn: 1,
      cleaned: false,
      note: 'Riss\nunten',
    };
    const line = { lineId: await lineOf(house, id), ...counts };
    return { params: { id }, body: { lines: [line], note: 'Nass', checked: true } };
  },
  reportDamage: async (house) => {
    const id = await lent(house);
    const said = { lineId: await lineOf(house, id), quantity: 1, note: 'Riss\nunten' };
    return { params: { id }, body: said };
  },
  listItemPhotos: ({ tentId }) => ({ params: { id: tentId }, query: PAGE }),
  addItemPhoto: async (house) => ({
    params: { id: await unpictured(house) },
    form: formOf({ fields: { description: 'Lackiert' }, file: await plainPicture().png().toBuffer() }),
  }),
  changeItemPhoto: ({ tentId, itemPhotoId }) => ({
    params: { id: tentId, photoId: itemPhotoId },
    body: { description: 'Am Waldrand', position: 1 },
  }),
  removeItemPhoto: async (house) => {
    const id = await unpictured(house);
    return { params: { id, photoId: await pictured(house, id) } };
  },
  getItemPhoto: ({ tentId, itemPhotoId }) => ({
    params: { id: tentId, photoId: itemPhotoId, file: 'small.webp' },
  }),
  listPhotos: ({ lentId }) => ({ params: { id: lentId }, query: PAGE }),
  addPhoto: async (house) => {
    const id = await lent(house);
    const fields = { lineId: await lineOf(house, id), description: 'Riss' };
    return { params: { id }, form: formOf({ fields, file: await plainPicture().png().toBuffer() }) };
  },
  importItems: () => ({
    query: { dryRun: 'false' },
    form: formOf({ file: newList(), name: 'file', fileName: 'liste.csv', type: 'text/csv' }),
  }),
  undoImport: async ({ app, world, guests }) => {
    const headers = { 'content-type': 'text/csv' };
    const { token } = guests.coordinator;
    const sent = await app.call('post', world.path('items/import'), { token, headers, body: newList() });
    return { params: { importId: (sent.body as { importId: string }).importId } };
  },
  getPhoto: ({ lentId, photoId }) => ({ params: { id: lentId, photoId, file: 'small.webp' } }),
  reportReturn: async (house) => ({
    params: { id: await lent(house) },
    body: { note: 'Im\nHof' },
  }),
  checkLoan: async (house) => ({
    params: { id: await takenBack(house) },
    body: { note: 'Sauber' },
  }),
  releaseReservation: async (house) => ({
    params: { id: await awaited(house, 2 * DAY) },
    body: { note: 'Kam\nniemand' },
  }),
  lendAtOnce: (house, { partnerId = house.borrowerId }) => {
    const {
      pickUpAt: _pickUpAt,
      onBehalfOf: _onBehalfOf,
      forCaller: _forCaller,
      ...body
    } = wishOf(house, partnerId);
    const now = house.app.get(Clock).now();
    const returnDueAt = addMinutes(now, 5 * DAY).toISOString();
    const occasion = { ...body.occasion, startsAt: now.toISOString(), endsAt: returnDueAt };
    return {
      body: {
        ...body,
        occasion,
        returnDueAt,
        lines: [{ itemId: house.tentId, quantity: 1 }],
        collectedBy: 'Tom',
        depositCents: 100,
        overrule: { reason: 'Eilt\nsehr' },
      },
    };
  },
  readMoney: async (house) => ({ params: { id: await approved(house) } }),
  noteMoney: async (house) => ({
    params: { id: await approved(house) },
    body: { kind: 'received', cents: 5000, reason: 'In\nbar' },
  }),
  listMessages: async (house) => ({ params: { id: await approved(house) } }),
  writeMessage: async (house) => ({
    params: { id: await approved(house) },
    body: { text: 'Passt\ndas Tor?' },
  }),
  readDesk: ({ placeId }) => ({ query: { day: '2027-05-14', storagePlace: placeId } }),
  changeReservation: async (house) => {
    const id = await approved(house);
    const { occasion, contact, note, pickUpAt, returnDueAt, lines } = wishOf(house, house.borrowerId);
    const [line] = lines;
    const kept = { ...line!, lineId: await lineOf(house, id) };
    const body = { occasion, contact, note, pickUpAt, returnDueAt, reason: 'Ein\nGrund' };
    return { params: { id }, body: { ...body, lines: [kept, { ...line!, itemId: house.benchId }] } };
  },
  makeCounterOffer: async (house) => {
    const id = await requested(house);
    const { pickUpAt, returnDueAt } = wishOf(house, house.borrowerId);
    const [line] = wishOf(house, house.borrowerId).lines;
    const kept = { ...line!, lineId: await lineOf(house, id) };
    const lines = [kept, { ...line!, itemId: house.benchId }];
    return { params: { id }, body: { lines, pickUpAt, returnDueAt, message: 'Ginge\ndas?' } };
  },
  acceptCounterOffer: async (house) => ({
    params: { id: await offered(house) },
    body: { reason: 'Gern\nso' },
  }),
  declineCounterOffer: async (house) => ({
    params: { id: await offered(house) },
    body: { reason: 'Zu\nspät' },
  }),
  approveChange: async (house) => ({
    params: { id: await changeAsked(house) },
    body: { reason: 'Geht\ndiesmal' },
  }),
  declineChange: async (house) => ({
    params: { id: await changeAsked(house) },
    body: { reason: 'Zu\nspät' },
  }),
  withdrawChange: async (house) => ({
    params: { id: await changeAsked(house) },
    body: { reason: 'Regen' },
  }),

  listWaiting: () => ({ query: PAGE }),
  getWaiting: ({ waitingId }) => ({ params: { id: waitingId } }),
  joinWaiting: async (house, { partnerId = house.borrowerId }) => {
    await endWaiting(house, partnerId);
    const contact = { name: 'Anna Auer', phone: '030 23125 111' };
    const what = { itemId: await shut(house), quantity: 1, pickUpAt: FAIR[0], returnDueAt: FAIR[1] };
    return { body: { partnerId, ...what, contact, occasion: { name: SHUT } } };
  },
  leaveWaiting: async (house) => ({ params: { id: await waited(house) } }),
  acceptWaiting: async (house) => ({ params: { id: await waited(house, { isHeld: true }) } }),
  passWaiting: async (house) => ({ params: { id: await waited(house, { isHeld: true }) } }),
  jumpWaiting: async (house) => ({
    params: { id: await waited(house) },
    body: { reason: 'Hochwasser' },
  }),

  listFeeds: () => ({ query: PAGE }),
  createFeed: (house, guest) => ({ body: newFeed(house, guest) }),
  revokeFeed: async (house, guest) => {
    if (!isInsider(guest)) return { params: { id: house.feedId } };
    const { id } = await done<Made>(
      house.app,
      'post',
      house.world.path('feeds'),
      guest.token,
      newFeed(house, guest),
    );
    return { params: { id } };
  },

  getLiveness: () => ({}),
  getReadiness: () => ({}),
};

/** Where a call needs a browser, it is somebody's browser that makes it instead of their program. */
export function credentialsFor(
  { browser }: Filled,
  token: string | undefined,
  headers: Record<string, string> = {},
): Pick<Call, 'token' | 'headers'> {
  if (browser !== undefined && token !== undefined)
    return { headers: { ...headers, cookie: browser, 'sec-fetch-site': 'same-origin' } };
  if (browser !== undefined && headers['cookie'] !== undefined)
    return { headers: { ...headers, cookie: browser } };
  return { headers, ...(token === undefined ? {} : { token }) };
}

/** The same with what is sent. */
export function callFor(
  filled: Filled,
  token: string | undefined,
  headers: Record<string, string> = {},
): Call {
  const { body, form } = filled;
  if (form) return { ...credentialsFor(filled, token, { ...headers, 'content-type': FORM }), body: form };
  return { ...credentialsFor(filled, token, headers), ...(body ? { body } : {}) };
}

/** The same as it goes over the wire; what it is, is said in the header. */
export function payloadOf({ body, form }: Filled): { body?: string | Buffer; type?: string } {
  if (form) return { body: form, type: FORM };
  return body ? { body: JSON.stringify(body), type: 'application/json' } : {};
}

/** Path and query for a filled route, encoded. */
export function addressOf(
  { path }: Pick<Route, 'path'>,
  slug: string,
  { params = {}, query = {} }: Filled,
): string {
  const given: Record<string, string> = { alliance: slug, ...params };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given[name] ?? `no-${name}`),
  );
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? filled : `${filled}?${asked}`;
}

/** As this guest would call it, with everything right. */
export async function callRightly(app: TestApp, route: Route, house: House, guest: Guest): Promise<Response> {
  const filled = await validCalls[route.name]!(house, guest);
  return app.call(route.method, addressOf(route, house.slug, filled), callFor(filled, guest.token));
}

/** A session in a browser; answers the `Cookie` header. */
export async function signedIn(app: TestApp, email: string): Promise<string> {
  const body = { email, code: await waitingCode(app, email) };
  const { headers } = await app.call('post', '/api/sessions', { body });
  const [cookie = ''] = headers['set-cookie'] as unknown as string[];
  return cookie.split(';')[0] ?? '';
}

/** As if they had just signed in. */
async function sessionOf(app: TestApp, email: string): Promise<{ id: string; cookie: string }> {
  const [id, secret, now] = [newId(), newSecret(), app.get(Clock).now()];
  await app.get(Database).transaction(async (tx) => {
    const { id: personId } = await tx.findOneByOrFail(Person, { email });
    const times = { createdAt: now, lastSeenAt: now, endedAt: null };
    await tx.insert(Session, { id, personId, secretHash: hashed(secret), ...times });
  });
  return { id, cookie: `leihbund=${secret}` };
}

/** Somebody of their own, whose address may change without harm to other calls. */
async function provingSomebody(app: TestApp): Promise<Filled> {
  const [email, code, now] = [`${fresh('x').replace(' ', '')}@example.org`, '123456', app.get(Clock).now()];
  await app.get(PeopleService).makeOperator({ email, name: 'Xaver' });
  const { cookie } = await sessionOf(app, email);
  await app.get(Database).transaction(async (tx) => {
    const { id: personId } = await tx.findOneByOrFail(Person, { email });
    const id = newId();
    const facts = { personId, oldEmail: email, newEmail: `neu.${email}`, codeHash: hashed(`${id}${code}`) };
    const times = { createdAt: now, expiresAt: addMinutes(now, 10), endedAt: null };
    await tx.insert(AddressChange, { id, ...facts, tries: 0, ...times, undoHash: null, undoUntil: null });
  });
  return { browser: cookie, body: { code } };
}

/** As if a mail with this code had arrived. */
async function waitingCode(app: TestApp, email: string): Promise<string> {
  const [id, code, now] = [newId(), '123456', app.get(Clock).now()];
  const { id: personId } = await app.get(Database).read((tx) => tx.findOneByOrFail(Person, { email }));
  const times = { createdAt: now, expiresAt: addMinutes(now, 10), endedAt: null };
  const link = { linkHash: hashed(newSecret()), askingHash: hashed(newSecret()), returnTo: '/' };
  const codeHash = hashed(`${id}${code}`);
  await app
    .get(Database)
    .transaction((tx) => tx.insert(SignIn, { id, email, personId, codeHash, ...link, tries: 0, ...times }));
  return code;
}
