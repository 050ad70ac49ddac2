/** Every page in every role: what the two files about accessibility have in common, so that each language runs on a core of its own. */
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Device, Language, Theme } from './chromium.js';
import { walk, type Found } from './crawler.js';
import { allFaults, frameFaults, Watch } from './page-checks.js';
import { Person } from './person.js';
import { demoPeople } from './site.js';
import { halfFetched, wishedMore, withDeposit } from './loans.js';
import { stage, type Stage } from './stage.js';
import { weekend } from './weekends.js';

const roles: readonly [called: string, email: string | undefined][] = [
  ['a visitor', undefined],
  ['a member', demoPeople.member],
  ['an owner', demoPeople.owner],
  ['a keeper', demoPeople.keeper],
  ['the coordinator', demoPeople.coordinator],
];

/** What each walk has seen, printed in the end: a walk that sees little proves little. */
const seen: string[] = [];

/** What lies within the frame of the pages that were judged in this file: what two roles see alike is judged once. */
const judged = new Set<string>();

/** Something is out, something waits to be fetched, a deposit is held, and a change to be decided: these have pages of their own. */
async function withLoans({ site }: Stage): Promise<void> {
  const things = { 'A-010': 2, 'A-034': 1 };
  await halfFetched(site, { occasion: 'Vereinsabend', when: weekend(6), things, hours: ['16:00', '08:00'] });
  const sound = { occasion: 'Tanzabend', when: weekend(8), things: { 'A-027': 1 } };
  await withDeposit(site, { ...sound, hours: ['16:00', '08:00'] }, 15_000);
  await wishedMore(site, { occasion: 'Sommerfest', when: weekend(5), things: { 'A-001': 2 } });
}

export function everyPage(language: Language, device: Device, theme: Theme): void {
  const on = stage(withLoans);
  afterAll(() => void process.stdout.write(`${seen.join('\n')}\n`));

  const walkAs = async (called: string, email: string | undefined): Promise<Found[]> => {
    const shape = { device, language, hand: 'mouse', hasScript: true, theme } as const;
    const person = await Person.at(on.browser, shape);
    if (email !== undefined) await person.enter(on.site, email);
    const watch = new Watch(person.page, on.site.origin);
    const others = ['', '/me', '/design'].map((path) => `${on.site.origin}${path}`);
    const starts = [on.site.at(), ...others, on.site.at('/no-such-page')];
    let alike = 0;
    const look = async () => {
      const content = await person.page.evaluate<string>('look.content()');
      const isNew = !judged.has(content);
      judged.add(content);
      if (isNew) return allFaults(person.page, watch, language);
      alike += 1;
      return [...(await frameFaults(person.page, language)), ...watch.taken()];
    };
    const found = await walk({
      page: person.page,
      watch,
      origin: on.site.origin,
      starts,
      look,
      hasForms: true,
    });
    await person.leave();
    seen.push(
      `${called}, ${language}, ${device}: ${found.length} kinds of pages, ${alike} times as judged before`,
    );
    return found;
  };

  describe(`in ${language === 'de' ? 'German on a desktop' : 'English on a phone'}, ${theme}`, () => {
    test.each(roles)(
      'every page of %s passes axe, scrolls one way only, and has targets that can be hit',
      async (called, email) => {
        const found = await walkAs(called, email);
        const faults = found.flatMap(({ kind, faults: all }) => all.map((fault) => `${kind}: ${fault}`));
        expect(faults).toEqual([]);
        expect(found.filter(({ status }) => status >= 500)).toEqual([]);
      },
      600_000,
    );
  });
}
