/** What happens in its own time: the waiting list from a refusal to the request, the owner's yes, the list on Monday and refusing it. */
import { afterEach, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Shape } from './support/chromium.js';
import { until } from '../support/until.js';
import { asked, requestsFor } from './support/loans.js';
import { Person } from './support/person.js';
import { demoPeople, type Loan } from './support/site.js';
import { stage } from './support/stage.js';
import { at, weekend } from './support/weekends.js';

const { coordinator, member, owner } = demoPeople;

const today = Temporal.Now.plainDateISO('Europe/Berlin');
/** So that what the demo asks for waits when the list of Monday is due, at seven. */
const MONDAY = at(today.add({ days: 8 - today.dayOfWeek }).toString(), '06:59:30');
const on = stage(undefined, { now: MONDAY, isHasty: true });

const shape: Shape = { device: 'phone', language: 'de', hand: 'finger', hasScript: true };
const PAVILION = 'A-011';
const PAVILIONS = 4;
const UNSUBSCRIBE = /\/unsubscribe\//;

let person: Person;
afterEach(() => person.leave());

/** The first address of a mail that is one of our own with this path. */
const linkIn = (text: string | undefined, path: RegExp): string =>
  (text?.match(/https?:\/\/\S+/g) ?? []).find((link) => path.test(link)) ?? 'no link';

// First, since what becomes free is offered from seven on as well.
test('the list of Monday leads to what is to be decided, and is refused by a button without signing in', async () => {
  const lists = async (): Promise<(string | undefined)[]> =>
    (await on.site.letters.to(coordinator))
      .map(({ text }) => text)
      .filter((text) => UNSUBSCRIBE.test(text ?? ''));
  await until(async () => (await lists()).length > 0, 60);
  const [list] = await lists();
  person = await Person.signedIn(on.browser, shape, on.site, coordinator);
  await person.open(linkIn(list, /\/decisions/));
  expect(await person.page.title()).toContain('Zu entscheiden');
  await person.leave();

  person = await Person.at(on.browser, shape);
  await person.open(linkIn(list, UNSUBSCRIBE));
  const wants = async (): Promise<boolean> =>
    JSON.parse((await on.site.send('GET', '/api/me', coordinator)).text).digests;
  expect(await wants()).toBe(true);
  await person.go(person.the('button', 'Abbestellen'));
  expect(await person.page.innerText('main')).toContain('Abbestellt');
  expect(await wants()).toBe(false);
  expect(person.complaints).toEqual([]);
}, 120_000);

test('nothing is free: onto the waiting list, and from the mail to a request', async () => {
  const when = weekend(6);
  const all = { occasion: 'Großes Fest', when, things: { [PAVILION]: PAVILIONS } };
  const { id } = await asked(on.site, all);
  const email = await on.site.newcomer();
  person = await Person.signedIn(on.browser, shape, on.site, email);
  await person.open(
    `${on.site.at(`/items/${on.site.item(PAVILION)}`)}?from=${when.from}&until=${when.until}`,
  );
  await person.go(person.the('link', 'Auf die Warteliste'));
  await person.type('Wie viele?', '99');
  await person.go(person.the('button', 'Auf die Warteliste'));
  expect(await person.page.innerText('main')).toContain('Mehr gibt es nicht');
  await person.type('Wie viele?', '2');
  await person.type(/^Wofür\?/, 'Kleines Fest');
  await person.go(person.the('button', 'Auf die Warteliste'));
  expect(await person.page.innerText('main')).toContain('Platz 1');

  const mail = await on.site.letters.after(email, /^Jetzt frei/, () =>
    on.site.done(`reservations/${id}/withdraw`, member, {}),
  );
  await person.open(linkIn(mail.text, /\/waiting\//));
  expect(await person.page.innerText('main')).toContain('Vorgemerkt bis');
  await person.go(person.the('button', 'Annehmen'));
  expect(await person.page.innerText('main')).toContain('Kleines Fest');
  expect(await requestsFor(on.site, 'Kleines Fest')).toMatchObject([{ status: 'requested' }]);
  expect(person.complaints).toEqual([]);
}, 120_000);

test('an owner is asked by mail, and says yes to own things on a page of their own', async () => {
  const itemId = on.site.item(PAVILION);
  const rule = { scope: 'item', subjectId: itemId, mode: 'owner', otherwise: 'coordinator' };
  await on.site.done('approval-rules', coordinator, rule);
  let loan: Loan | undefined;
  const mail = await on.site.letters.after(owner, /Vereinsfest/, async () => {
    loan = await asked(on.site, { occasion: 'Vereinsfest', when: weekend(9), things: { [PAVILION]: 1 } });
  });
  person = await Person.signedIn(on.browser, shape, on.site, owner);
  await person.open(linkIn(mail.text, /\/consents\//));
  expect(await person.page.innerText('main')).toContain('pavillon 3 x 3 m');
  await person.go(person.the('button', /^Zusagen/));
  expect(await person.page.innerText('main')).toContain('Zugesagt.');
  expect(await on.site.read<Loan>(`reservations/${loan!.id}`, coordinator)).toMatchObject({
    status: 'approved',
  });
  expect(person.complaints).toEqual([]);
}, 120_000);
