/** A trial alliance: founded by the command and furnished over HTTP, with few things and many who want them. */
import type { Installation } from './installation.js';
import type { ServerProcess } from './server-process.js';

export interface Member {
  email: string;
  token: string;
  id: string;
  /** Undefined for the coordination. */
  partnerId: string | undefined;
}

export interface Trial {
  coordinator: Member;
  /** Two of the first partner, one of the second. */
  members: readonly Member[];
  /** Things by name; the set takes one table and two benches. */
  items: Readonly<Record<'tent' | 'table' | 'bench' | 'set', string>>;
}

const SLUG = 'auental';
const COORDINATOR = 'koordination@example.org';

export const inAlliance = (rest: string): string => `/api/alliances/${SLUG}/${rest}`;

/** Before any server runs. */
export function found(installation: Installation): void {
  const facts = {
    slug: SLUG,
    letters: 'T',
    name: 'Bündnis Auental',
    place: 'Auental',
    // No Land: a storm at Whitsun is one of requests.
    state: 'Auenland',
    bearer: 'Gemeinde Auental',
    'contact-name': 'Rathaus',
    'contact-phone': '030 23125 100',
    'contact-email': COORDINATOR,
    'contact-hours': 'Mo 9–12 Uhr',
    'coordinator-email': COORDINATOR,
    'coordinator-name': 'Kora Dinator',
  };
  installation.command('found', ...Object.entries(facts).flatMap(([name, value]) => [`--${name}`, value]));
}

/** Sends what must succeed. */
export async function done<T>(server: ServerProcess, path: string, token: string, body: object): Promise<T> {
  const { status, text } = await server.call('POST', path, { token, body });
  if (status >= 300) throw new Error(`POST ${path}: ${status} ${text}`);
  return JSON.parse(text) as T;
}

/** On a server without a mail server, which says sign-in codes on its console. */
export async function furnish(server: ServerProcess): Promise<Trial> {
  const coordinator = await signedIn(server, COORDINATOR, undefined);
  const make = async (what: string, body: object): Promise<string> =>
    (await done<{ id: string }>(server, inAlliance(what), coordinator.token, body)).id;
  const partner = (name: string) =>
    make('partners', { name, status: 'active', agreementSignedOn: '2020-05-15' });
  const [first, second] = [await partner('Chor'), await partner('Verein')];
  const storagePlaceId = await make('storage-places', { name: 'Lager' });
  const where = { unit: 'Stück', ownerId: first, storagePlaceId };
  const item = (name: string, quantity: number | null, more: object = {}) =>
    make('items', { inventoryNumber: name, name, quantity, ...where, ...more });
  const [tent, table, bench] = [
    await item('Zelt', 8, { bufferMinutes: 120 }),
    await item('Tisch', 30),
    await item('Bank', 50),
  ];
  const parts = [
    { itemId: table, quantity: 1 },
    { itemId: bench, quantity: 2 },
  ];
  const set = await item('Garnitur', null, { kind: 'computed_set', parts });
  const member = async (partnerId: string, email: string): Promise<Member> => {
    await make(`partners/${partnerId}/people`, { email, name: 'Anna Auer', role: 'member' });
    return signedIn(server, email, partnerId);
  };
  const members = [
    await member(first, 'chor.eins@example.org'),
    await member(first, 'chor.zwei@example.org'),
    await member(second, 'verein@example.org'),
  ];
  return { coordinator, members, items: { tent, table, bench, set } };
}

async function signedIn(
  server: ServerProcess,
  email: string,
  partnerId: string | undefined,
): Promise<Member> {
  const cookie = await session(server, email);
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const { text } = await server.call('POST', '/api/me/tokens', { headers, body: { name: 'Probe' } });
  const { token } = JSON.parse(text) as { token: string };
  const me = JSON.parse((await server.call('GET', '/api/me', { token })).text) as { id: string };
  return { email, token, id: me.id, partnerId };
}

/** Signs in by the code on the console; answers the session's cookie. The code may be used at another server. */
export async function session(server: ServerProcess, email: string, opener = server): Promise<string> {
  const already = server.log.length;
  await server.call('POST', '/api/sign-in', { body: { email } });
  const code = (await server.says(new RegExp(`for ${email}: (\\d{6})`), already))[1]!;
  const { status, headers } = await opener.call('POST', '/api/sessions', { body: { email, code } });
  if (status !== 201) throw new Error(`The code opens no session: ${status}`);
  return headers['set-cookie']![0]!.split(';')[0]!;
}
