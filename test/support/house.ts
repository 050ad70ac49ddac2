/** A house: one alliance with a thing of every kind and a person of every relation, and a word of its own in all its texts. */
import { AllianceCrest } from '../../src/partners/who/alliance-crest.entity.js';
import { Database } from '../../src/database/database.service.js';
import { newId } from '../../src/database/columns.js';
import { AddressChange } from '../../src/partners/signing-in/address-change.entity.js';
import { hashed } from '../../src/partners/who/secrets.js';
import { AccessService } from '../../src/partners/access/access.service.js';
import { Alliance, type ListVisibility } from '../../src/partners/who/alliance.entity.js';
import { MeService } from '../../src/partners/signing-in/me.service.js';
import { InvitationsService } from '../../src/partners/members/invitations.service.js';
import { JoiningService } from '../../src/partners/members/joining.service.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import type { Relation } from '../../src/partners/who/policy.js';
import { ApplicantTry } from '../../src/reservations/admitting/applicant-try.entity.js';
import { Applicant } from '../../src/reservations/admitting/applicant.entity.js';
import { ApplicantsService } from '../../src/reservations/admitting/applicants.service.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { TextsService } from '../../src/partners/alliances/texts.service.js';
import type { Method, TestApp } from './app.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import { WaitingEntry } from '../../src/reservations/record/waiting-entry.entity.js';
import { ReservationLine } from '../../src/reservations/record/reservation-line.entity.js';
import { addMinutes } from '../../src/shared/period.js';
import { noChoices } from '../../src/items/import/import-choices.js';
import { ImportRow } from '../../src/items/import/import-row.entity.js';
import { Import } from '../../src/items/import/import.entity.js';
import { Clock } from '../../src/shared/clock.service.js';
import { FORM, formOf, plainPicture } from './pictures.js';
import { World } from './world.js';

/** Somebody who asks; the relations are those to the things that valid calls are about. */
export interface Guest {
  called: string;
  id: string;
  email: string;
  token: string;
  relations: readonly Relation[];
  /** The partner this person acts for. */
  partnerId?: string;
}

export const guestNames = [
  'coordinator',
  'deputy',
  'keeper',
  'borrower',
  'manager',
  'owner',
  'bystander',
  'operator',
  'stranger',
] as const;
export type GuestName = (typeof guestNames)[number];

export interface House {
  app: TestApp;
  world: World;
  slug: string;
  visibility: ListVisibility;
  /** Stands in what readers of the pooled list see. */
  listedWord: string;
  /** Stands in every other text: only insiders may ever read it. */
  secretWord: string;
  /** Stands in the alliance's public portrait. */
  portraitWord: string;
  guests: Record<GuestName, Guest>;
  lenderId: string;
  borrowerId: string;
  placeId: string;
  privatePlaceId: string;
  tentId: string;
  benchId: string;
  setId: string;
  /** Of the tent. */
  itemPhotoId: string;
  closureId: string;
  lendingRuleId: string;
  schoolHolidayId: string;
  /** The coordinator is away in a year. */
  standInId: string;
  /** About what the borrower owns, of which there is nothing. */
  approvalRuleId: string;
  /** That the borrower has. */
  qualificationId: string;
  /** Of the picture beside its name. */
  crestId: string;
  requestedId: string;
  approvedId: string;
  /** Handed over, with a photo and a reported damage. */
  lentId: string;
  photoId: string;
  /** A list that was taken over. */
  importId: string;
  feedId: string;
  tokenId: string;
  /** Passed on, for the borrower. */
  invitationId: string;
  /** Waits for a tent. */
  waitingId: string;
  /** Asks to be let in. */
  applicantId: string;
}

export const FAIR: [from: string, until: string] = ['2027-05-14T15:00:00.000Z', '2027-05-17T08:00:00.000Z'];

interface Made {
  id: string;
}

/** Sends what must succeed. */
export async function done<T>(
  app: TestApp,
  method: Method,
  path: string,
  token: string,
  body?: object,
): Promise<T> {
  const answer = await app.call(method, path, { token, ...(body ? { body } : {}) });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body as T;
}

export async function furnish(
  app: TestApp,
  slug: string,
  letters: string,
  visibility: ListVisibility,
): Promise<House> {
  const world = await World.make(app, slug, {}, letters);
  const words = {
    listedWord: `Quorvax${slug}`,
    secretWord: `Zimtrohr${slug}`,
    portraitWord: `Ysop${slug}`,
  };
  const crestId = newId();
  const portrait = { ...portraitOf(words), crestId };
  await app.get(Database).transaction(async (tx) => {
    await tx.update(Alliance, { slug }, { visibility, ...portrait });
    const { id: allianceId } = await tx.findOneByOrFail(Alliance, { slug });
    await tx.insert(AllianceCrest, { id: crestId, allianceId, bytes: Buffer.from('PNG') });
  });
  await app
    .get(TextsService)
    .publish(await world.actor(), 'imprint', `Verantwortlich: ${words.portraitWord}`);
  const sites = await placesOf(world, words);
  const partners = await partnersOf(world, words);
  const guests = await guestsOf(world, words, { ...sites, ...partners });
  const things = await thingsOf(world, words, { ...sites, ...partners });
  const furniture = { app, world, slug, visibility, crestId, ...words, ...sites, ...partners };
  const itemPhotoId = await pictured({ ...furniture, guests }, things.tentId);
  const house = { ...furniture, guests, ...things, itemPhotoId };
  return { ...house, ...(await papersOf(house, guests)) };
}

type Words = Pick<House, 'listedWord' | 'secretWord' | 'portraitWord'>;

const portraitOf = ({ portraitWord: word }: Words): Partial<Alliance> => ({
  name: `Bündnis ${word}`,
  place: `Ort ${word}`,
  state: `Land ${word}`,
  legalBearer: `Gemeinde ${word}`,
  contactName: `Rathaus ${word}`,
  contactPhone: `030 ${word}`,
  contactEmail: `${word}@example.org`.toLowerCase(),
  contactHours: `Mo 9–12 Uhr, ${word}`,
  about: `Wir leihen, ${word}.`,
  categoryWords: [{ category: 'Zelte', words: word }],
});

async function placesOf(
  world: World,
  { listedWord, secretWord }: Words,
): Promise<Pick<House, 'placeId' | 'privatePlaceId'>> {
  const name = (what: string) => `${what} ${listedWord}`;
  const contact = {
    contactName: `Pförtner ${loanWord(secretWord)}`,
    contactPhone: `030 ${loanWord(secretWord)}`,
  };
  const placeId = await world.place({
    name: name('Schuppen'),
    address: name('Gasse'),
    accessNotes: name('Rampe'),
    closedDays: [{ from: '2027-02-08', reason: name('Inventur') }],
    ...contact,
  });
  const hidden = { private: true, address: `Hinterhaus ${secretWord}` };
  return { placeId, privatePlaceId: await world.place({ name: name('Zuhause'), ...hidden }) };
}

type Partners = Pick<House, 'lenderId' | 'borrowerId'> & { thirdId: string };

async function partnersOf(world: World, { listedWord, secretWord }: Words): Promise<Partners> {
  const secret = {
    organisationType: `Art ${secretWord}`,
    legalForm: `Form ${secretWord}`,
    privacyLaw: `Recht ${secretWord}`,
    notes: `Notiz ${secretWord}`,
  };
  const lenderId = await world.partner({
    ...secret,
    name: `Verleih ${listedWord}`,
    shortName: `Kurz ${listedWord}`,
  });
  const borrowerId = await world.partner({
    ...secret,
    name: `Chor ${secretWord}`,
    shortName: `Chor ${secretWord}`,
  });
  return { lenderId, borrowerId, thirdId: await world.partner({ ...secret, name: `Kita ${secretWord}` }) };
}

async function guestsOf(
  world: World,
  { secretWord }: Words,
  { placeId, lenderId, borrowerId, thirdId }: Partners & Pick<House, 'placeId'>,
): Promise<Record<GuestName, Guest>> {
  const { app, slug } = world;
  const people = app.get(PeopleService);
  const roles = app.get(RolesService);
  const coordinator = await world.actor();
  const known = (called: string) => ({
    email: `${called}.${secretWord}@example.org`.toLowerCase(),
    name: `${called} ${secretWord}`,
  });
  const guest = async (
    called: string,
    email: string,
    relations: Relation[],
    partnerId?: string,
  ): Promise<Guest> => {
    const actor = await actorOf(app, email, slug);
    const { token } = await app.get(MeService).createToken(actor, `Programm ${secretWord}`);
    return { called, id: actor.personId, email, token, relations, ...(partnerId ? { partnerId } : {}) };
  };
  const member = async (called: string, partnerId: string, relations: Relation[]): Promise<Guest> => {
    await people.invite(coordinator, partnerId, { ...known(called), role: 'member' });
    return guest(called, known(called).email, ['member', ...relations], partnerId);
  };
  const manager = async (called: string, partnerId: string): Promise<Guest> => {
    await people.invite(coordinator, partnerId, { ...known(called), role: 'manager' });
    return guest(called, known(called).email, ['member', 'manager', 'borrower'], partnerId);
  };
  await roles.appoint(coordinator, known('deputy'), { role: 'deputy' });
  await roles.appoint(coordinator, known('keeper'), { role: 'keeper', storagePlaceId: placeId });
  await people.makeOperator(known('operator'));
  await people.invite(coordinator, thirdId, { ...known('visitor'), role: 'member' });
  await app.call('post', '/api/sign-in', { body: { email: known('visitor').email } });
  const formerMember = await member('stranger', thirdId, []);
  await people.remove(coordinator, thirdId, formerMember.id);
  return {
    coordinator: await guest('coordinator', world.coordinator.email, ['coordinator']),
    deputy: await guest('deputy', known('deputy').email, ['deputy']),
    keeper: await guest('keeper', known('keeper').email, ['keeper']),
    borrower: await member('borrower', borrowerId, ['borrower']),
    manager: await manager('manager', borrowerId),
    owner: await member('owner', lenderId, ['owner']),
    bystander: await member('bystander', thirdId, []),
    operator: await guest('operator', known('operator').email, ['operator']),
    stranger: await guest('stranger', formerMember.email, []),
  };
}

type Things = Pick<House, 'tentId' | 'benchId' | 'setId'>;

async function thingsOf(
  world: World,
  { listedWord }: Words,
  { placeId, privatePlaceId, lenderId }: Pick<House, 'placeId' | 'privatePlaceId' | 'lenderId'>,
): Promise<Things> {
  const texts = {
    description: `Wie neu, ${listedWord}`,
    size: listedWord,
    needsVehicle: listedWord,
    needsOther: listedWord,
    otherWords: listedWord,
  };
  const more = { depositBasis: 'per_unit', seasonNote: listedWord, notes: listedWord };
  const usual = {
    ...texts,
    ...more,
    unit: `Stück ${listedWord}`,
    category: `Bänke ${listedWord}`,
    ownerId: lenderId,
    storagePlaceId: placeId,
  };
  const thing = (name: string) => ({
    ...usual,
    name: `${name} ${listedWord}`,
    inventoryNumber: `${name}-${listedWord}`,
  });
  const benchId = await world.item({ ...thing('Bank'), quantity: 100_000, storagePlaceId: privatePlaceId });
  const tent = { ...thing('Zelt'), unit: 'Stück', category: 'Zelte', accessoryIds: [benchId] };
  const tentId = await world.item({ ...tent, quantity: 100_000 });
  const parts = [{ itemId: benchId, quantity: 2 }];
  return {
    benchId,
    tentId,
    setId: await world.item({ ...thing('Garnitur'), quantity: null, kind: 'computed_set', parts }),
  };
}

/** Somebody shows the list what a thing of the lender looks like; answers the id of the photo. */
export async function pictured(
  { app, world, guests, listedWord }: Pick<House, 'app' | 'world' | 'guests' | 'listedWord'>,
  itemId: string,
): Promise<string> {
  const fields = { description: `Aufgebaut, ${listedWord}` };
  const body = formOf({ fields, file: await plainPicture().png().toBuffer() });
  const call = { token: guests.owner.token, body, headers: { 'content-type': FORM } };
  const { status, body: photo, text } = await app.call('post', world.path(`items/${itemId}/photos`), call);
  if (status !== 201) throw new Error(text);
  return (photo as Made).id;
}

type Papers = Pick<
  House,
  | 'closureId'
  | 'lendingRuleId'
  | 'schoolHolidayId'
  | 'qualificationId'
  | 'requestedId'
  | 'approvedId'
  | 'lentId'
  | 'standInId'
  | 'approvalRuleId'
  | 'photoId'
  | 'importId'
  | 'feedId'
  | 'tokenId'
  | 'invitationId'
  | 'applicantId'
  | 'waitingId'
>;

async function papersOf(
  house: Omit<House, keyof Papers>,
  { coordinator, borrower }: House['guests'],
): Promise<Papers> {
  const { app, world, secretWord, tentId } = house;
  const closure = {
    itemId: tentId,
    quantity: 1,
    from: FAIR[0],
    until: FAIR[1],
    reason: `Naht ${secretWord}`,
    note: `Bei ${secretWord}`,
  };
  const everyWinter = {
    from: '2027-11-01T00:00:00+01:00',
    until: '2027-11-08T00:00:00+01:00',
    everyYear: true,
  };
  await done(app, 'post', world.path('closures'), coordinator.token, { ...closure, ...everyWinter });
  const feed = { scope: 'partner', id: house.borrowerId, detail: 'full', name: `Kalender ${secretWord}` };
  const declinedId = await requested(house);
  await done(app, 'post', world.path(`reservations/${declinedId}/decline`), coordinator.token, {
    reason: `Nein ${loanWord(secretWord)}`,
  });
  await changeAsked(house);
  await offered(house);
  await repeatable(house, borrower);
  await movedOnce(house, borrower);
  await done(app, 'post', world.path(`reservations/${await lent(house)}/money`), coordinator.token, {
    kind: 'received',
    cents: 5000,
    reason: `Bar ${loanWord(secretWord)}`,
  });
  const lentId = await lent(house);
  await done(app, 'post', world.path(`reservations/${lentId}/messages`), borrower.token, {
    text: `Frage ${loanWord(secretWord)}`,
  });
  return {
    lentId,
    photoId: await photographed(house, lentId),
    importId: await imported(house, coordinator),
    closureId: (await done<Made>(app, 'post', world.path('closures'), coordinator.token, closure)).id,
    lendingRuleId: (
      await done<Made>(app, 'post', world.path('lending-rules'), coordinator.token, {
        scope: 'owner',
        subjectId: house.borrowerId,
        leadTimeDays: 3,
      })
    ).id,
    schoolHolidayId: (
      await done<Made>(app, 'post', world.path('school-holidays'), coordinator.token, {
        name: `Ferien ${house.listedWord}`,
        from: '2027-02-01',
        until: '2027-02-06',
      })
    ).id,
    standInId: (
      await done<Made>(app, 'post', world.path('stand-ins'), coordinator.token, {
        deputyId: house.guests.deputy.id,
        from: '2028-02-20',
        until: '2028-02-21',
      })
    ).id,
    approvalRuleId: (
      await done<Made>(app, 'post', world.path('approval-rules'), coordinator.token, {
        scope: 'owner',
        subjectId: house.borrowerId,
        mode: 'coordinator',
      })
    ).id,
    qualificationId: await qualified(house),
    requestedId: await requested(house),
    approvedId: await approved(house),
    feedId: (await done<Made>(app, 'post', world.path('feeds'), borrower.token, feed)).id,
    applicantId: await applied(house),
    waitingId: await waited(house, { isHeld: true }),
    invitationId: await passedOn(house),
    tokenId: (
      await done<Made>(app, 'post', '/api/me/tokens', borrower.token, { name: `Marke ${secretWord}` })
    ).id,
  };
}

/** The borrower has what some things take. */
async function qualified({
  app,
  world,
  listedWord,
  borrowerId,
  guests: { borrower, coordinator },
}: Omit<House, keyof Papers>): Promise<string> {
  const named = { name: `Einweisung ${listedWord}`, validMonths: 24 };
  const { id } = await done<Made>(app, 'post', world.path('qualifications'), coordinator.token, named);
  const path = world.path(`partners/${borrowerId}/people/${borrower.id}/qualifications`);
  await done(app, 'post', path, coordinator.token, { qualificationId: id });
  return id;
}

/** Somebody who is not known asks to be let in; answers the id. */
export async function applied({ app, world, secretWord, tentId }: Asking): Promise<string> {
  const email = `fremd.${newId()}.${secretWord}@example.org`.toLowerCase();
  const word = secretWord;
  const said = { email, name: `Fremd ${word}`, partnerName: `Neu ${word}`, phone: `030 1234 ${word}` };
  const at = (instant: string) => ({ at: instant, window: { from: instant, until: instant } });
  const ways = [{ pickUp: at(FAIR[0]), returnDue: at(FAIR[1]) }];
  const wanted = [{ things: [{ itemId: tentId, quantity: 1 }], ways }];
  const baggage = { wanted, basket: '', language: 'de' as const, ip: '127.0.0.1' };
  const more = { occasion: `Fest ${word}`, note: `Bitte ${word}` };
  await app.get(ApplicantsService).apply(await world.actor(), { ...said, ...more }, baggage);
  // Walls need more of them than strangers may be.
  await app.get(Database).transaction((tx) => tx.delete(ApplicantTry, { emailHash: hashed(email) }));
  const found = await app.get(Database).read((tx) => tx.findOneByOrFail(Applicant, { email }));
  return found.id;
}

/** An invitation, and somebody who has opened it and waits for the code; answers its id. */
async function passedOn({
  app,
  world,
  borrowerId,
  secretWord: word,
}: Omit<House, keyof Papers>): Promise<string> {
  const actor = await world.actor();
  const { id, link } = await app.get(InvitationsService).create(actor, borrowerId, {});
  const said = { secret: link.split('/').at(-1)!, email: `gast.${word}@example.org`, name: `Gast ${word}` };
  await app.get(JoiningService).ask(actor, said, { ip: '127.0.0.1', language: 'de' });
  return id;
}

/** A change of address that came to nothing. */
async function movedOnce(
  { app, secretWord }: Pick<House, 'app' | 'secretWord'>,
  { id: personId, email: oldEmail }: Guest,
): Promise<void> {
  const now = app.clock.now();
  const over = { tries: 0, createdAt: now, expiresAt: now, endedAt: now, undoHash: null, undoUntil: null };
  const newEmail = `neu.${secretWord}@example.org`.toLowerCase();
  const change = { id: newId(), personId, oldEmail, newEmail, codeHash: hashed(newId()), ...over };
  await app.get(Database).transaction((tx) => tx.insert(AddressChange, change));
}

/** A request whose answer is kept for a repetition. */
async function repeatable(
  { app, world, tentId, secretWord, borrowerId }: Asking,
  { token }: Guest,
): Promise<void> {
  const body = askedFor({ tentId, secretWord }, borrowerId);
  const headers = { 'idempotency-key': 'once' };
  const { status, text } = await app.call('post', world.path('reservations'), { token, body, headers });
  if (status !== 201) throw new Error(text);
}

type Asking = Pick<House, 'app' | 'world' | 'guests' | 'borrowerId' | 'tentId' | 'secretWord'>;

/** Stands in what is said about a loan: only who borrows, decides or hands over may read it. Holds the house's secret word. */
export const loanWord = (secretWord: string): string => `Kardamom${secretWord}`;

/** A body for a request of the borrower, with a text in every field. */
export const askedFor = (
  { tentId, secretWord }: Pick<House, 'tentId' | 'secretWord'>,
  partnerId: string,
) => ({
  partnerId,
  occasion: { name: `Fest ${loanWord(secretWord)}`, startsAt: FAIR[0], endsAt: FAIR[1] },
  pickUpAt: FAIR[0],
  returnDueAt: FAIR[1],
  lines: [{ itemId: tentId, quantity: 1, pickUpAt: FAIR[0], returnDueAt: FAIR[1] }],
  contact: { name: `Ruf ${loanWord(secretWord)}`, phone: `030 ${loanWord(secretWord)}` },
  note: `Bitte ${loanWord(secretWord)}`,
  onBehalfOf: `Oma ${loanWord(secretWord)}`,
});

/** A fresh request of the borrower; answers its id. */
export async function requested(house: Asking): Promise<string> {
  const { app, world, guests, borrowerId } = house;
  return (
    await done<Made>(
      app,
      'post',
      world.path('reservations'),
      guests.borrower.token,
      askedFor(house, borrowerId),
    )
  ).id;
}

/** A fresh reservation that the coordinator has approved; answers its id. */
export async function approved(house: Asking): Promise<string> {
  const id = await requested(house);
  await done(
    house.app,
    'post',
    house.world.path(`reservations/${id}/approve`),
    house.guests.coordinator.token,
    {},
  );
  return id;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Approved, to be fetched so many minutes ago and brought back in five days; answers its id. */
export async function awaited(house: Asking, minutesAgo = HOUR): Promise<string> {
  const { app, slug } = house.world;
  const id = await approved(house);
  const now = app.clock.now();
  const times = { pickUpAt: addMinutes(now, -minutesAgo), returnDueAt: addMinutes(now, 5 * DAY) };
  await app.get(Database).transaction(async (tx) => {
    await tx.update(ReservationLine, { reservationId: id }, times);
    await tx.update(Reservation, { id }, times);
    await tx.increment(Alliance, { slug }, 'revision', 1);
  });
  return id;
}

/** A fresh loan, handed over as planned; answers its id. */
export async function lent(house: Asking): Promise<string> {
  const { app, world, guests, secretWord } = house;
  const id = await awaited(house);
  const said = { collectedBy: `Träger ${loanWord(secretWord)}` };
  await done(app, 'post', world.path(`reservations/${id}/hand-over`), guests.coordinator.token, said);
  return id;
}

/** As if somebody had taken a list over, without anything in the pool that other tests would count. */
async function imported(
  { app, world, tentId, secretWord }: Pick<House, 'app' | 'world' | 'tentId' | 'secretWord'>,
  coordinator: Guest,
): Promise<string> {
  const { allianceId } = await world.actor();
  const id = newId();
  const at = app.get(Clock).now();
  const line = { record: 1, line: 1, verdict: 'skip', reasons: [], changes: [], said: secretWord };
  const content = {
    choices: { ...noChoices, owner: secretWord },
    grids: JSON.stringify([{ name: '', rows: [{ line: 1, cells: [secretWord] }] }]),
    outcome: JSON.stringify([{ ...line, what: null, item: null, mend: null, isMended: false, draft: null }]),
    counts: { imported: 0, review: 0, skipped: 1, made: 0, changed: 0, unchanged: 0, partners: 0, places: 0 },
  };
  await app.get(Database).transaction(async (tx) => {
    const whose = { allianceId, personId: coordinator.id, name: `${secretWord}.csv` };
    const times = { madeAt: at, doneAt: at, undoneAt: null };
    await tx.insert(Import, { id, ...whose, state: 'done', version: 1, ...content, ...times });
    const before = JSON.stringify({ name: secretWord });
    const row = { id: newId(), allianceId, importId: id, kind: 'item' as const, subjectId: tentId };
    await tx.insert(ImportRow, { ...row, version: 0, before });
  });
  return id;
}

/** The borrower reports a damage of it, with a photo; answers the id of that. */
async function photographed(house: Asking, id: string): Promise<string> {
  const { app, world, guests, secretWord } = house;
  const { token } = guests.borrower;
  const at = world.path(`reservations/${id}`);
  const { lines } = await done<{ lines: Made[] }>(app, 'get', at, token);
  const said = { lineId: lines[0]!.id, note: `Riss ${loanWord(secretWord)}` };
  await done(app, 'post', `${at}/report-damage`, token, said);
  const fields = { description: `Naht ${loanWord(secretWord)}` };
  const body = formOf({ fields, file: await plainPicture().png().toBuffer() });
  const headers = { 'content-type': FORM };
  const { status, body: photo, text } = await app.call('post', `${at}/photos`, { token, body, headers });
  if (status !== 201) throw new Error(text);
  return (photo as Made).id;
}

/** The same with a change of the borrower that waits: it would come back an hour later. */
export async function changeAsked(house: Asking): Promise<string> {
  const { app, world, guests, secretWord } = house;
  const id = await approved(house);
  const returnDueAt = new Date(Date.parse(FAIR[1]) + 3_600_000).toISOString();
  const body = { returnDueAt, note: `Später ${loanWord(secretWord)}` };
  await done(app, 'patch', world.path(`reservations/${id}`), guests.borrower.token, body);
  return id;
}

/** The borrower waits for a tent; `isHeld`: it has become free. Answers the id. */
export async function waited(house: Asking, { isHeld = false } = {}): Promise<string> {
  const { app, world, guests, secretWord, tentId, borrowerId } = house;
  const { allianceId } = await world.actor();
  const now = app.clock.now();
  const entry = {
    id: newId(),
    allianceId,
    partnerId: borrowerId,
    askedBy: guests.borrower.id,
    askedAt: now,
    itemId: tentId,
    quantity: 1,
    pickUpAt: new Date(FAIR[0]),
    returnDueAt: new Date(FAIR[1]),
    contactName: `Ruf ${secretWord}`,
    contactPhone: `030 ${secretWord}`,
    occasionName: `Fest ${secretWord}`,
    jumpedAt: now,
    jumpReason: `Eilt ${secretWord}`,
    heldUntil: isHeld ? addMinutes(now, 60) : null,
    answeredAt: null,
    reservationId: null,
    version: 1,
  };
  await app.get(Database).transaction(async (tx) => {
    await tx.insert(WaitingEntry, entry);
    await tx.increment(Alliance, { id: allianceId }, 'revision', 1);
  });
  return entry.id;
}

/** A request, and what the coordination offers instead: it would come back an hour later. */
export async function offered(house: Asking): Promise<string> {
  const { app, world, guests, secretWord, tentId } = house;
  const id = await requested(house);
  const returnDueAt = new Date(Date.parse(FAIR[1]) + 3_600_000).toISOString();
  const body = {
    lines: [{ itemId: tentId, quantity: 1, returnDueAt }],
    message: `Lieber ${loanWord(secretWord)}`,
  };
  await done(app, 'post', world.path(`reservations/${id}/counter-offer`), guests.coordinator.token, body);
  return id;
}

export async function actorOf(app: TestApp, email: string, slug: string) {
  const actor = await app.get(AccessService).actorByAddress(email, slug);
  if (!actor) throw new Error(`Nobody is called ${email}.`);
  return actor;
}
