/** One valid call for every route, with all its fields; whoever adds a route adds a call here, and every generated test walks it. */
import { Database } from '../../src/database/database.service.js';
import { newId } from '../../src/database/columns.js';
import { AddressChange } from '../../src/partners/address-change.entity.js';
import { PeopleService } from '../../src/partners/people.service.js';
import { Person } from '../../src/partners/person.entity.js';
import { hashed, newSecret } from '../../src/partners/secrets.js';
import { Session } from '../../src/partners/session.entity.js';
import { SignIn } from '../../src/partners/sign-in.entity.js';
import { Clock } from '../../src/shared/clock.service.js';
import { addMinutes } from '../../src/shared/period.js';
import type { Call, TestApp } from './app.js';
import { approved, askedFor, done, FAIR, requested, type Guest, type House } from './house.js';
import type { Route } from './routes.js';

export interface Filled {
  /** What stands for `{id}` and its like; `{alliance}` is the house's. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  /** The `Cookie` header of a browser, where a program's token is not enough. */
  browser?: string;
}

type Filling = (house: House, guest: Guest) => Filled | Promise<Filled>;

interface Made {
  id: string;
}

let count = 0;
const fresh = (what: string): string => `${what} ${(count += 1)}`;

const PAGE = { limit: '10' };
const PERIOD = { from: FAIR[0], until: FAIR[1] };

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
  notes: 'Zwei\nZeilen',
});

const newItem = ({ lenderId, placeId, benchId, tentId }: House) => ({
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
  notes: 'Trocken\nlagern',
  parts: [{ itemId: benchId, quantity: 2 }],
  accessoryIds: [tentId],
});

const newPlace = () => ({
  name: fresh('Lager'),
  address: 'Hof 3',
  accessNotes: 'Rampe',
  private: false,
  closedInSchoolHolidays: false,
  handOverWindows: [{ weekday: 5, from: '15:00', until: '18:00' }],
});

const newClosure = ({ tentId }: House) => ({ itemId: tentId, quantity: 1, ...PERIOD, reason: 'Naht' });

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
  contact: {
    name: `Rathaus ${portraitWord}`,
    phone: `030 ${portraitWord}`,
    email: `${portraitWord}@example.org`.toLowerCase(),
    hours: `Mo 9–12 Uhr, ${portraitWord}`,
  },
  visibility,
  rules: { leadTimeDays: 3, horizonDays: 730, longestLoanDays: 14, bufferMinutes: 0, decisionDays: 7 },
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

async function lineOf({ app, world, guests }: House, id: string): Promise<string> {
  const { lines } = await done<{ lines: Made[] }>(
    app,
    'get',
    world.path(`reservations/${id}`),
    guests.coordinator.token,
  );
  return lines[0]!.id;
}

export const validCalls: Readonly<Record<string, Filling>> = {
  'AlliancesController.list': () => ({ query: PAGE }),
  'AlliancesController.portrait': () => ({}),

  'AllianceSettingsController.get': () => ({}),
  'AllianceSettingsController.change': (house) => ({ body: settings(house) }),

  'PartnersController.list': () => ({ query: PAGE }),
  'PartnersController.get': ({ borrowerId }) => ({ params: { id: borrowerId } }),
  'PartnersController.create': () => ({ body: newPartner() }),
  'PartnersController.change': async (house) => ({
    params: { id: await made(house, 'partners', newPartner()) },
    body: newPartner(),
  }),
  'PartnersController.listPeople': ({ borrowerId }) => ({ params: { id: borrowerId }, query: PAGE }),
  'PartnersController.invite': ({ borrowerId }) => ({
    params: { id: borrowerId },
    body: { email: `${fresh('p').replace(' ', '')}@example.org`, name: 'Paul', role: 'member' },
  }),
  'PartnersController.remove': async (house) => ({
    params: { id: house.borrowerId, personId: await someone(house) },
  }),
  'RolesController.give': async (house) => ({
    params: { personId: await someone(house) },
    body: { role: 'keeper', storagePlaceId: house.placeId },
  }),
  'RolesController.take': async (house) => {
    const personId = await someone(house);
    const body = { role: 'keeper', storagePlaceId: house.placeId };
    await done(house.app, 'put', house.world.path(`roles/${personId}`), house.guests.coordinator.token, body);
    return { params: { personId }, body };
  },

  'AuditController.list': () => ({ query: PAGE }),
  'SentMailsController.list': () => ({ query: { ...PAGE, state: 'due' } }),

  'SignInController.ask': () => ({ body: { email: 'niemand@example.org', returnTo: '/b/auental' } }),
  'SignInController.open': async ({ app }, { email }) => ({
    body: { email, code: await waitingCode(app, email) },
  }),
  'SignInController.close': () => ({}),
  'MeController.me': () => ({}),
  'MeController.wish': () => ({ body: { language: 'en', entries: false } }),
  'MeController.tokens': () => ({ query: PAGE }),
  'MeController.createToken': () => ({ body: { name: 'Website' } }),
  'MeController.revokeToken': async ({ app }, { token }) => ({
    params: { id: (await done<Made>(app, 'post', '/api/me/tokens', token, { name: 'Website' })).id },
  }),

  'SessionsController.list': () => ({ query: PAGE }),
  'SessionsController.end': async ({ app }, { email }) => ({
    params: { id: (await sessionOf(app, email)).id },
  }),
  'SessionsController.endOthers': () => ({}),
  'AddressChangeController.ask': async ({ app }, { email }) => ({
    browser: (await sessionOf(app, email)).cookie,
    body: { email: 'neue.adresse@example.org' },
  }),
  'AddressChangeController.confirm': ({ app }) => provingSomebody(app),

  'PoolController.list': ({ placeId, lenderId }) => ({
    query: { ...PAGE, ...PERIOD, search: 'Zelt', category: 'Zelte', owner: lenderId, storagePlace: placeId },
  }),
  'PoolController.get': ({ setId }) => ({ params: { id: setId } }),
  'PoolController.availability': ({ setId }) => ({ params: { id: setId }, query: PERIOD }),
  'ItemsController.create': (house) => ({ body: newItem(house) }),
  'StockChangesController.changeItem': async (house) => ({
    params: { id: await made(house, 'items', newItem(house)) },
    body: { ...newItem(house), setAside: false },
  }),
  'StoragePlacesController.list': () => ({ query: PAGE }),
  'StoragePlacesController.get': ({ placeId }) => ({ params: { id: placeId } }),
  'StoragePlacesController.create': () => ({ body: newPlace() }),
  'StoragePlacesController.change': async (house) => ({
    params: { id: await made(house, 'storage-places', newPlace()) },
    body: newPlace(),
  }),
  'ClosuresController.list': ({ tentId }) => ({ query: { ...PAGE, item: tentId } }),
  'StockChangesController.closeUnits': (house) => ({ body: newClosure(house) }),
  'StockChangesController.atRisk': () => ({ query: PAGE }),
  'ClosuresController.remove': async (house) => ({
    params: { id: await made(house, 'closures', newClosure(house)) },
  }),

  'ReservationsController.list': ({ borrowerId, tentId }) => ({
    query: { ...PAGE, ...PERIOD, status: 'requested', partner: borrowerId, item: tentId },
  }),
  'ReservationsController.ask': (house, { partnerId = house.borrowerId }) => ({
    body: askedFor(house, partnerId),
  }),
  'ReservationsController.get': ({ requestedId }) => ({ params: { id: requestedId } }),
  'ReservationsController.calendar': ({ approvedId }) => ({ params: { id: approvedId } }),
  'ReservationsController.approve': async (house) => {
    const id = await requested(house);
    return {
      params: { id },
      body: { lines: [{ lineId: await lineOf(house, id), quantity: 1 }], reason: 'Eins\nreicht' },
    };
  },
  'ReservationsController.decline': async (house) => ({
    params: { id: await requested(house) },
    body: { reason: 'Zu\nspät' },
  }),
  'ReservationsController.withdraw': async (house) => ({
    params: { id: await requested(house) },
    body: { reason: 'Regen' },
  }),
  'ReservationsController.cancel': async (house) => ({
    params: { id: await approved(house) },
    body: { reason: 'Regen' },
  }),

  'FeedsController.list': () => ({ query: PAGE }),
  'FeedsController.create': (house, guest) => ({ body: newFeed(house, guest) }),
  'FeedsController.revoke': async (house, guest) => {
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

  'HealthController.live': () => ({}),
  'HealthController.ready': () => ({}),
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
