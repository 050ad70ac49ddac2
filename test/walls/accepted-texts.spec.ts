/** What is accepted: hostile but allowed texts come back as they were written, and do no harm in mails and calendars (safety.md, F05, F07, G04, G06). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { allows, type Relation } from '../../src/partners/who/policy.js';
import { TestApp } from '../support/app.js';
import { done, furnish, guestNames, type Guest, type House } from '../support/house.js';
import { allMails, type ReadMail } from '../support/mails.js';
import { routesOf, type Route } from '../support/routes.js';
import { at, textSlots, withText, type TextSlot } from '../support/text-slots.js';
import { addressOf, validCalls, type Filled } from '../support/valid-calls.js';

let app: TestApp;
let house: House;
let writing: Route[];

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  // Where somebody goes after signing in is a path, and only their browser is told.
  // A successor's name is the person's, whom the answer about roles does not name.
  // Pasted lines are taken apart, and come back as partners and people.
  const elsewhereOnly = new Set(['sign-in.ask', 'roles.change', 'partners.import', 'applicants.decide']);
  writing = (await routesOf(app)).filter(
    ({ body, action }) => body && !elsewhereOnly.has(action) && textSlots(body).length > 0,
  );
}, 180_000);
afterAll(() => app.stop());

const oneLine: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  `' OR 1=1 --`,
  '" & \' &amp; &lt;b&gt; \u00A0',
  '=cmd|calc!A1',
  '+49 @SUM(1) -2',
  'BEGIN:VEVENT',
  'a;b,c\\d\\n:e"f^n',
  'END:VCALENDAR X-WR-CALNAME:boese',
  'Bcc: boese@example.net',
  '=?utf-8?q?=0ABcc=3A_boese=40example.net?=',
  'boese@example.net, <b@example.net>; "c"',
  '{{7*7}} ${7*7} #{7*7} <%= 7*7 %>',
  '%00%0d%0a ../../etc/passwd \\\\host\\x',
  '__proto__',
  'constructor',
  'null',
  'https://boese.example/?a=b&c=d#e',
  '\u200Fשלום\u200E abc \u061Cعربي',
  '👩\u200D👩\u200D👧 🏳️\u200D🌈 𝔘𝔫𝔦 \u{10FFFD}',
  'Zürich e\u0301 a\u0308 ﬁ Ⅷ ＝１',
  `a${'\u0301'.repeat(20)}`,
  '\u200B\u00AD unsichtbar \u2060',
  '٣٤ ๓ 漢字 かな',
  '  Rand  ',
];
const severalLines = ['eins\nzwei\n\n.\nBEGIN:VEVENT\nEND:VCALENDAR\n--\nFrom: x\n>', 'a\r\nb\rc'];
const longest = (length: number): string => 'ä😀<&'.repeat(1000).slice(0, length * 2);

/** As many characters as fit. */
const cut = (text: string, length: number): string => [...text].slice(0, length).join('');

/** As the documentation says it comes back: NFC, line ends as LF, no space around. */
const kept = (text: string): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

function somebodyAllowed({ action }: Route): Guest {
  const guest = guestNames
    .map((name) => house.guests[name])
    .find(({ relations }) =>
      allows(action, new Set<Relation>(['anyone', 'person', 'listReader', ...relations])),
    );
  if (!guest) throw new Error(`Nobody may ${action}.`);
  return guest;
}

/** Texts that come back under another name, maybe within a longer one. */
const elsewhere: Readonly<Record<string, string>> = {
  'withdrawReservation reason': 'history',
  'handOver note': 'history',
  'handOver overrule.reason': 'history',
  'lendAtOnce overrule.reason': 'history',
  'takeBack note': 'history',
  'takeBack lines.0.note': 'history',
  'reportReturn note': 'history',
  'reportDamage note': 'history',
  'checkLoan note': 'history',
  'releaseReservation note': 'history',
  'changeReservation reason': 'history',
  'noteMoney reason': 'entries',
  'makeCounterOffer message': 'counterOffer',
  'acceptCounterOffer reason': 'history',
  'declineCounterOffer reason': 'history',
  'approveChange reason': 'history',
  'declineChange reason': 'history',
  'jumpWaiting reason': 'jumpReason',
  'withdrawChange reason': 'history',
};

async function send(
  route: Route,
  filled: Filled,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const { token } = somebodyAllowed(route);
  const answer = await app.call(route.method, addressOf(route, house.slug, filled), {
    token,
    body: filled.body!,
  });
  return { status: answer.status, body: answer.body as Record<string, unknown> };
}

/** The thing by itself, or where it has no address, in its list. */
async function readAgain(route: Route, filled: Filled, id: string): Promise<unknown> {
  const { token } = somebodyAllowed(route);
  const base = addressOf(route, house.slug, filled)
    .replace(
      /(\/change|\/counter-offer)?\/(approve|accept|decline|withdraw|cancel|hand-over|take-back|report-return|report-damage|check|release|jump)$/,
      '',
    )
    .replace(/\/counter-offer$/, '')
    .replace(/\/loans$/, '/reservations')
    .replace(/\/own-use$/, '/closures');
  // The money of a loan has no id of its own.
  const isPart = base.endsWith('/money');
  const own = route.method === 'post' && !isPart && !base.includes(id) ? `${base}/${id}` : base;
  const single = await app.call('get', own, { token });
  if (single.status === 200) return single.body;
  const list = await app.call('get', `${base.replace(`/${id}`, '')}?limit=200`, { token });
  const items = (list.body as { items: { id: string }[] }).items;
  return items.find((one) => one.id === id);
}

/** Where one of the texts was refused, or came back as another one; each field gets the next of them. */
async function unkept(route: Route, slots: readonly TextSlot[], texts: readonly string[]): Promise<string[]> {
  const filled = await validCalls[route.name]!(house, somebodyAllowed(route));
  // What was made must not have the same name as what is changed.
  const end = route.method === 'patch' ? ' 2' : '';
  const written = slots.map((slot, index) => {
    const text = texts[index % texts.length] ?? '';
    return { ...slot, text: `${cut(text, slot.maxLength - end.length)}${end}` };
  });
  const body = written.reduce((whole, slot) => withText(whole, slot.path, slot.text), filled.body!);
  const answer = await send(route, { ...filled, body });
  const says = `${route.name} ${JSON.stringify(texts[0])}`;
  if (answer.status >= 300) return [`${says}: ${answer.status} ${JSON.stringify(answer.body)}`];
  const again = await readAgain(route, filled, String(answer.body['id']));
  return written.flatMap(({ at: where, path, text: sent }) => {
    if (`${route.name} ${where}` in elsewhere)
      return JSON.stringify(again).includes(JSON.stringify(kept(sent)).slice(1, -1))
        ? []
        : [`${says} ${where}: nowhere`];
    return [answer.body, again].flatMap((found) =>
      at(found, path) === kept(sent) ? [] : [`${says} ${where}: ${JSON.stringify(at(found, path))}`],
    );
  });
}

/** Fields in which a line feed is refused. */
async function isOneLine(route: Route, slot: TextSlot): Promise<boolean> {
  const filled = await validCalls[route.name]!(house, somebodyAllowed(route));
  const { status } = await send(route, { ...filled, body: withText(filled.body!, slot.path, 'a\nb') });
  return status === 422;
}

describe('a text that is allowed', () => {
  test('comes back from every field as it was written', async () => {
    const failures: string[] = [];
    for (const route of writing) {
      const slots = textSlots(route.body!);
      // Names of things are unique, so no field gets a text twice.
      for (let first = 0; first < oneLine.length; first += 3)
        failures.push(...(await unkept(route, slots, [...oneLine.slice(first), ...oneLine.slice(0, first)])));
      failures.push(...(await unkept(route, slots, [longest(4000)])));
      const several: TextSlot[] = [];
      for (const slot of slots) if (!(await isOneLine(route, slot))) several.push(slot);
      for (const text of several.length > 0 ? severalLines : [])
        failures.push(...(await unkept(route, several, [text])));
    }
    expect(failures).toEqual([]);
  }, 300_000);
});

/** Of its events; anything beside them would have been smuggled in. */
function summariesOf(calendar: string): string[] {
  const whole = new ICAL.Component(ICAL.parse(calendar));
  const others = whole.getAllSubcomponents().filter(({ name }) => name !== 'vevent' && name !== 'vtimezone');
  expect(others).toEqual([]);
  return whole
    .getAllSubcomponents('vevent')
    .map((event) => String(event.getFirstPropertyValue('summary')).replaceAll(/\s+/g, ' '));
}

/** Everything is called so: partner, person, place, item, occasion, and the calendar. */
async function live(name: string, count: number): Promise<string> {
  const { world } = house;
  const { token: coordinator } = house.guests.coordinator;
  const partnerId = await world.partner({ name, shortName: cut(name, 40) });
  const guest = { email: `gast${count}@example.org`, name, role: 'member' };
  await done(app, 'post', world.path(`partners/${partnerId}/people`), coordinator, guest);
  const placeId = await world.place({ name, address: name, accessNotes: name });
  const itemId = await world.item({ name, storagePlaceId: placeId, ownerId: partnerId, quantity: 5 });
  const { token } = world.member;
  const wish = {
    partnerId: world.partnerId,
    occasion: { name },
    pickUpAt: '2027-06-04T15:00:00Z',
    returnDueAt: '2027-06-07T08:00:00Z',
    lines: [{ itemId, quantity: 2 }],
    contact: { name, phone: cut(name, 40) },
    note: name,
    onBehalfOf: name,
  };
  const { id } = await done<{ id: string }>(app, 'post', world.path('reservations'), token, wish);
  await done(app, 'post', world.path(`reservations/${id}/approve`), coordinator, {
    lines: [],
    reason: name,
  });
  const feed = await done<{ url: string }>(app, 'post', world.path('feeds'), token, {
    scope: 'partner',
    id: wish.partnerId,
    detail: 'full',
    name: cut(name, 80),
  });
  const download = await app.call('get', world.path(`reservations/${id}/calendar.ics`), { token });
  expect(download.headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.ics"$/);
  const calendar = (await app.call('get', new URL(feed.url).pathname)).text;
  // A summary is one line with single spaces.
  const summary = `2 × ${name}`.replaceAll(/\s+/g, ' ');
  for (const one of [calendar, download.text]) expect(summariesOf(one)).toContain(summary);
  return calendar;
}

describe('in mails and calendars', () => {
  let mails: ReadMail[];
  let feeds: string[];

  beforeAll(async () => {
    feeds = [];
    for (const [count, text] of oneLine.entries())
      feeds.push(await live(kept(`${text} Nr. ${count}`), count));
    mails = await allMails(app);
  }, 180_000);

  test('a calendar has only lines of its own, whatever things are called', () => {
    feeds.forEach((calendar, index) => {
      // One loan more in each.
      expect(calendar.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(index + 1);
      expect(calendar.match(/^X-WR-CALNAME:/gm)).toHaveLength(1);
      expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    });
  });

  test('a mail has one reader and no tags of a stranger’s, and says what was written', () => {
    const about = mails.filter(({ to }) => to?.[0]?.address === house.world.member.email);
    expect(about.length).toBeGreaterThanOrEqual(oneLine.length * 2);
    const failures = mails.flatMap((mail) => {
      const { html = '', to = [], cc, bcc, headers, from } = mail;
      const isAlone = to.length === 1 && !cc && !bcc && from?.address === 'leihbund@example.org';
      const isClean =
        !/<(script|img|b)\b|onerror=[^&]*>/i.test(html) && !headers.some(({ key }) => key === 'bcc');
      return isAlone && isClean ? [] : [`${mail.subject}: ${JSON.stringify(to)}`];
    });
    expect(failures).toEqual([]);
    for (const [count, text] of oneLine.entries()) {
      const written = kept(`${text} Nr. ${count}`).replaceAll(/\s+/g, ' ');
      const said = mails.map((mail) => (mail.text ?? '').replaceAll(/\s+/g, ' '));
      expect([written, said.some((one) => one.includes(written))]).toEqual([written, true]);
    }
  });

  test('an invitation’s calendar part has one event and one guest', () => {
    const parts = mails.flatMap(({ attachments }) =>
      attachments
        .filter(({ mimeType }) => mimeType === 'text/calendar')
        .map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content))),
    );
    expect(parts.length).toBeGreaterThanOrEqual(oneLine.length);
    for (const part of parts) {
      const event = new ICAL.Component(ICAL.parse(part)).getAllSubcomponents('vevent');
      expect([event.length, event[0]!.getAllProperties('attendee').length]).toEqual([1, 1]);
    }
  });
});
