// A scripted loan over HTTP against a server that the README's start command made:
// sign-in code read from the .eml, look, ask, approve, read the mail, subscribe. Arguments: base address, mail folder.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const [base, mailFolder] = process.argv.slice(2);
const alliance = `${base}/api/alliances/auenbrueck`;

async function call(method, url, { cookie, body, headers = {} } = {}) {
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(cookie ? { cookie, 'sec-fetch-site': 'same-origin' } : {}),
      ...headers,
    },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json');
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

/** The newest mail to somebody that `matches`; names sort in the order of sending. */
async function mailTo(address, matches) {
  for (let tries = 0; tries < 100; tries += 1) {
    const names = (await readdir(mailFolder).catch(() => []))
      .filter((name) => name.endsWith('.eml'))
      .toSorted();
    for (const name of names.toReversed()) {
      const mail = await readFile(join(mailFolder, name), 'utf8');
      if (new RegExp(`^To: .*${address}`, 'm').test(mail) && matches.test(mail)) return mail;
    }
    await pause(200);
  }
  throw new Error(`No mail to ${address} that matches ${matches}`);
}

async function signIn(email) {
  const asked = await call('POST', `${base}/api/sign-in`, { body: { email } });
  assert.equal(asked.status, 202);
  const mail = await mailTo(email, /Anmeldecode/);
  const code = /^\s*(\d{6})\s*$/m.exec(mail)?.[1];
  assert.ok(code, 'the mail carries six digits');
  const session = await call('POST', `${base}/api/sessions`, { body: { email, code } });
  assert.equal(session.status, 201);
  return session.headers.get('set-cookie').split(';')[0];
}

/** A Friday 10:00 and the Monday 10:00 after it in Berlin, so many weeks ahead: the Bauhof is open at both, but on holidays. */
function weekend(weeks) {
  const day = new Date();
  day.setUTCHours(12, 0, 0, 0);
  day.setUTCDate(day.getUTCDate() + ((5 - day.getUTCDay() + 7) % 7) + 7 * weeks);
  const iso = (add) => {
    const at = new Date(day.getTime() + add * 86_400_000);
    const offset = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')
      .value.slice(3);
    return `${at.toISOString().slice(0, 10)}T10:00:00${offset || '+00:00'}`;
  };
  return { pickUpAt: iso(0), returnDueAt: iso(3) };
}

const member = await signIn('verein@example.org');
const coordinator = await signIn('koordination@example.org');
const me = await call('GET', `${base}/api/me`, { cookie: member });
const partnerId = me.body.memberships[0].partner.id;

/** The first weekend some weeks ahead on which no public holiday keeps the Bauhof closed. */
async function servedWeekend(itemId) {
  for (let weeks = 9; weeks < 20; weeks += 1) {
    const times = weekend(weeks);
    const tried = await call('POST', `${alliance}/reservations`, {
      cookie: member,
      body: wishFor(times, [{ itemId, quantity: 100_000 }]),
    });
    if (!tried.body.reasons.some(({ code }) => code.endsWith('-on-closed-day'))) return times;
  }
  throw new Error('No weekend without a holiday.');
}
const wishFor = (times, lines) => ({
  partnerId,
  occasion: { name: 'Familienfest' },
  ...times,
  lines,
  contact: { name: 'Jürgen Brackwede', phone: '030 23125 150' },
});

const whole = await call('GET', `${alliance}/items?limit=200`);
const setId = whole.body.items.find(({ inventoryNumber }) => inventoryNumber === 'A-001').id;
const { pickUpAt, returnDueAt } = await servedWeekend(setId);
const period = `from=${encodeURIComponent(pickUpAt)}&until=${encodeURIComponent(returnDueAt)}`;
const list = await call('GET', `${alliance}/items?limit=200&${period}`);
assert.equal(list.body.items.length, 60);
const item = (number) => list.body.items.find(({ inventoryNumber }) => inventoryNumber === number);
assert.equal(item('A-001').free, 21);

const wish = (sets) =>
  wishFor({ pickUpAt, returnDueAt }, [
    { itemId: item('A-001').id, quantity: sets },
    { itemId: item('A-011').id, quantity: 1 },
  ]);
const refused = await call('POST', `${alliance}/reservations`, { cookie: member, body: wish(22) });
assert.equal(refused.status, 409);
assert.equal(refused.body.shortages[0].free, 21);
assert.ok(refused.body.offers.length > 0);

const asked = await call('POST', `${alliance}/reservations`, { cookie: member, body: wish(5) });
assert.equal(asked.status, 201, asked.text);
const approved = await call('POST', `${alliance}/reservations/${asked.body.id}/approve`, {
  cookie: coordinator,
  body: {},
});
assert.equal(approved.body.status, 'approved', approved.text);
const mail = await mailTo('verein@example.org', new RegExp(`Zusage[\\s\\S]*method=REQUEST`));
assert.match(mail, /text\/calendar/);

const feed = await call('POST', `${alliance}/feeds`, {
  cookie: member,
  body: { scope: 'partner', id: partnerId, detail: 'full', name: 'Verein' },
});
const calendar = await call('GET', feed.body.url);
assert.equal(calendar.status, 200);
assert.match(
  calendar.text.replaceAll('\r\n ', ''),
  /SUMMARY:5 × Bierzeltgarnitur schmal\\, 1 × Faltpavillon/,
);
const unchanged = await call('GET', feed.body.url, {
  headers: { 'if-none-match': calendar.headers.get('etag') },
});
assert.equal(unchanged.status, 304);

const free = await call('GET', `${alliance}/items?limit=200&${period}`);
assert.equal(free.body.items.find(({ inventoryNumber }) => inventoryNumber === 'A-001').free, 16);
process.stdout.write(`A first loan: ${asked.body.number} asked, approved, mailed and subscribed.\n`);
