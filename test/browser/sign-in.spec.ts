/** Signing in with a real browser: by code, and by a link that a mail scanner opened first. */
import { describe, expect, test } from '@jest/globals';
import { shapes } from './support/chromium.js';
import { Person } from './support/person.js';
import { stage } from './support/stage.js';
import { words } from './support/words.js';

const on = stage();

/** Comes from the profile, to which the sign-in leads back. */
async function asking(person: Person, email: string): Promise<void> {
  const w = words[person.language];
  await person.open(`${on.site.origin}/me`);
  await person.type(w.email, email);
  await person.go(person.the('button', w.askCode));
}

const isSignedIn = async (person: Person): Promise<boolean> => {
  const { pathname } = new URL(person.page.url());
  return pathname === '/me' && (await person.heading) === words[person.language].account;
};

/** As a gateway does that looks at every link, without anybody's cookies. */
async function scanned(link: string): Promise<number[]> {
  const { pathname } = new URL(link);
  const statuses: number[] = [];
  for (const method of ['HEAD', 'GET', 'GET'])
    statuses.push((await on.site.call(method, pathname, { headers: { accept: 'text/html' } })).status);
  return statuses;
}

describe.each(shapes)('signing in $called', (shape) => {
  test('takes an address, a code and two taps', async () => {
    const person = await Person.at(on.browser, shape);
    const w = words[shape.language];
    const email = await on.site.newcomer();
    const code = await on.site.letters.codeAfter(email, () => asking(person, email));
    await person.type(w.code, code);
    await person.go(person.the('button', w.signIn));
    expect(await isSignedIn(person)).toBe(true);
    expect([person.taps, person.typed]).toEqual([2, 2]);
    expect(person.complaints).toEqual([]);
    await person.leave();
  });

  test('works by the link as well, after a scanner has opened it twice', async () => {
    const person = await Person.at(on.browser, shape);
    const w = words[shape.language];
    const email = await on.site.newcomer();
    const link = await on.site.letters.linkAfter(email, () => asking(person, email));
    expect(await scanned(link)).toEqual([200, 200, 200]);
    await person.open(link);
    await person.go(person.the('button', w.enterByLink));
    expect(await isSignedIn(person)).toBe(true);
    await person.leave();
  });
});

test('a link opened in another browser signs nobody in there, and its code still works where it was asked for', async () => {
  const [shape] = shapes;
  const [person, other] = [await Person.at(on.browser, shape!), await Person.at(on.browser, shape!)];
  const w = words[shape!.language];
  const email = await on.site.newcomer();
  let code = '';
  const link = await on.site.letters.linkAfter(email, async () => {
    code = await on.site.letters.codeAfter(email, () => asking(person, email));
  });
  await other.open(link);
  expect(await other.the('button', w.enterByLink).count()).toBe(0);
  await other.open(`${on.site.origin}/me`);
  expect(new URL(other.page.url()).pathname).toBe('/sign-in');
  await person.type(w.code, code);
  await person.go(person.the('button', w.signIn));
  expect(await isSignedIn(person)).toBe(true);
  await Promise.all([person.leave(), other.leave()]);
});
