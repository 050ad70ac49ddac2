/** The stage of a storm: alliances that are founded by the command and furnished over HTTP, one of them for nobody to touch. */
import type { Installation } from '../support/installation.js';
import type { ServerProcess } from '../support/server-process.js';
import { session } from '../support/trial.js';
import { COORDINATION, MEMBERS } from './plan.js';
import { stockOf, thingNames, type Thing } from './things.js';

export interface Person {
  id: string;
  email: string;
  token: string;
  /** Undefined for the coordination. */
  partnerId: string | undefined;
}

export interface Alliance {
  slug: string;
  /** The coordination first, then the members. */
  people: readonly Person[];
  items: Readonly<Record<Thing, string>>;
}

export interface Stage {
  /** In these it storms. */
  alliances: readonly Alliance[];
  /** In this one nothing happens. */
  quiet: Alliance;
  /** The midnight from which the plan counts its hours. */
  firstDay: number;
}

/** Two members act for each partner. */
const PARTNERS = MEMBERS / 2;
const DAYS_AHEAD = 10;
const DAY = 86_400_000;
const slugs = ['auental', 'bergau', 'stillau'];

export const inAlliance = ({ slug }: Pick<Alliance, 'slug'>, rest: string): string =>
  `/api/alliances/${slug}/${rest}`;

/** Before any server runs. */
export function foundAll(installation: Installation): void {
  for (const [index, slug] of slugs.entries()) {
    const facts = {
      slug,
      letters: 'ABC'[index]!,
      name: `Bündnis ${slug}`,
      place: slug,
      // No Land: a storm at Whitsun is one of requests.
      state: 'Auenland',
      bearer: `Gemeinde ${slug}`,
      'contact-name': 'Rathaus',
      'contact-phone': '030 23125 100',
      'contact-email': coordinatorOf(slug),
      'contact-hours': 'Mo 9–12 Uhr',
      'coordinator-email': coordinatorOf(slug),
      'coordinator-name': 'Kora Dinator',
    };
    installation.command('found', ...Object.entries(facts).flatMap(([name, value]) => [`--${name}`, value]));
  }
}

/** On a server without a mail server, which says sign-in codes on its console. `count` alliances are for the storm. */
export async function furnishAll(server: ServerProcess, count: number): Promise<Stage> {
  const alliances: Alliance[] = [];
  for (const slug of slugs.slice(0, count)) alliances.push(await furnished(server, slug));
  const quiet = await furnished(server, slugs.at(-1)!);
  await touchOnce(server, quiet);
  const firstDay = (Math.floor(Date.now() / DAY) + DAYS_AHEAD) * DAY;
  return { alliances, quiet, firstDay };
}

/** So that there is something that must stay as it is. */
async function touchOnce(server: ServerProcess, quiet: Alliance): Promise<void> {
  const { token, partnerId } = quiet.people[1]!;
  const at = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
  await made(server, inAlliance(quiet, 'reservations'), token, {
    partnerId,
    occasion: { name: 'Stille' },
    contact: { name: 'Anna Auer' },
    pickUpAt: at(20),
    returnDueAt: at(21),
    lines: [{ itemId: quiet.items.tent, quantity: 1 }],
  });
}

const coordinatorOf = (slug: string): string => `koordination@${slug}.example.org`;

async function furnished(server: ServerProcess, slug: string): Promise<Alliance> {
  const coordinator = await signedIn(server, coordinatorOf(slug), undefined);
  const make = async (what: string, body: object): Promise<string> =>
    (await made(server, inAlliance({ slug }, what), coordinator.token, body)).id;
  const partners: string[] = [];
  for (let nth = 1; nth <= PARTNERS; nth += 1)
    partners.push(
      await make('partners', { name: `Verein ${nth}`, status: 'active', agreementSignedOn: '2020-05-15' }),
    );
  const people = [coordinator];
  for (let nth = 0; nth < MEMBERS; nth += 1) {
    const partnerId = partners[nth % PARTNERS]!;
    const email = `mitglied.${nth + 1}@${slug}.example.org`;
    await make(`partners/${partnerId}/people`, { email, name: `Anna Auer ${nth + 1}`, role: 'member' });
    people.push(await signedIn(server, email, partnerId));
  }
  const storagePlaceId = await make('storage-places', { name: 'Lager' });
  const items: Partial<Record<Thing, string>> = {};
  for (const thing of thingNames)
    items[thing] = await make('items', itemBody(thing, { ownerId: partners[0]!, storagePlaceId }, items));
  return { slug, people, items: items as Alliance['items'] };
}

function itemBody(thing: Thing, where: object, known: Partial<Record<Thing, string>>): object {
  const { quantity, bufferMinutes = 0, pack = 1, parts = {} } = stockOf(thing);
  const own = { inventoryNumber: thing, name: thing, unit: 'Stück', quantity, bufferMinutes, packStep: pack };
  const madeOf = Object.entries(parts).map(([part, needed]) => ({
    itemId: known[part as Thing]!,
    quantity: needed,
  }));
  const kind = madeOf.length === 0 ? 'bulk' : quantity === null ? 'computed_set' : 'closed_set';
  return { ...own, ...where, kind, ...(madeOf.length > 0 && { parts: madeOf }) };
}

async function made(
  server: ServerProcess,
  path: string,
  token: string,
  body: object,
): Promise<{ id: string }> {
  const { status, text } = await server.call('POST', path, { token, body });
  if (status >= 300) throw new Error(`POST ${path}: ${status} ${text}`);
  return JSON.parse(text) as { id: string };
}

async function signedIn(
  server: ServerProcess,
  email: string,
  partnerId: string | undefined,
): Promise<Person> {
  const cookie = await session(server, email);
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const { token } = await answered<{ token: string }>(
    server.call('POST', '/api/me/tokens', { headers, body: { name: 'Sturm' } }),
  );
  const { id } = await answered<{ id: string }>(server.call('GET', '/api/me', { token }));
  return { id, email, token, partnerId };
}

async function answered<T>(call: Promise<{ status: number; text: string }>): Promise<T> {
  const { status, text } = await call;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return JSON.parse(text) as T;
}

/** Who of an alliance a plan means by a number. */
export const personOf = ({ people }: Alliance, number: number): Person =>
  people[number] ?? people[COORDINATION]!;
