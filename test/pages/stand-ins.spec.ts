/** The pages of who stands in: entering it, ending it, and reading in whose place one decides. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { signedIn } from '../support/valid-calls.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let deputyId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app, 'vertreten', {}, 'V');
  deputyId = (await world.actor(world.member.email)).personId;
});
afterAll(() => app.stop());

const browser = async (email: string) => {
  const cookie = await signedIn(app, email);
  const html = { accept: 'text/html', cookie };
  return {
    look: async (path: string) => (await app.call('get', `/b/${world.slug}/${path}`, { headers: html })).text,
    send: (path: string, typed: Record<string, string>) =>
      app.call('post', `/b/${world.slug}/${path}`, {
        headers: {
          ...html,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
        body: new URLSearchParams({ formToken: crypto.randomUUID(), ...typed }).toString(),
      }),
  };
};

test('somebody is named, decides in their place, and it is ended', async () => {
  const { look, send } = await browser(world.coordinator.email);
  expect(await look('stand-ins')).toContain('Zurzeit ist keine Vertretung eingetragen.');
  const refused = await send('stand-ins', { from: '2027-03-01', until: '2027-02-01', deputyId });
  expect([refused.status, refused.text]).toEqual([
    422,
    expect.stringContaining('Der letzte Tag liegt vor dem ersten.'),
  ]);
  const { headers } = await send('stand-ins', { from: '2027-03-01', until: '2027-03-05', deputyId });
  expect(headers['location']).toBe(`/b/${world.slug}/stand-ins?done=entered`);
  expect(await look('stand-ins')).toContain('Anna Auer vertritt Kora Dinator');
  const deputy = await browser(world.member.email);
  expect(await deputy.look('decisions')).toContain('in Vertretung von Kora Dinator');
  const [, id = ''] = /stand-ins\/([0-9a-f-]{36})\/end/.exec(await look('stand-ins')) ?? [];
  await send(`stand-ins/${id}/end`, {});
  expect(await deputy.look('decisions')).not.toContain('in Vertretung von');
});
