/** Changing a loan on pages: less at once, more as a wish that waits, decided or taken back where the loan stands. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { plain, type ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];

interface Loan {
  id: string;
  number: string;
  status: string;
  lines: { id: string; approvedQuantity: number; returnDueAt: string }[];
  pendingChange: object | null;
}

let app: TestApp;
let world: World;
let member: Visitor;
let coordinator: Visitor;
let loan: Loan;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-03T09:00:00Z');
  world = await World.make(app);
  member = await Visitor.of(app, world.member.email);
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

const at = (rest = ''): string => `/b/${world.slug}/requests/${loan.id}${rest}`;
const post = (rest: string, body: object = {}): Promise<Loan> =>
  done(app, 'post', world.path(`reservations/${loan.id}/${rest}`), world.coordinator.token, body);
const read = (): Promise<Loan> =>
  done(app, 'get', world.path(`reservations/${loan.id}`), world.coordinator.token);

beforeEach(async () => {
  app.clock.set('2027-05-03T09:00:00Z');
  const itemId = await world.item({ name: 'Bierbank', quantity: 10 });
  const body = wish(world, [{ itemId, quantity: 6 }], WEEKEND);
  loan = await done(app, 'post', world.path('reservations'), world.member.token, body);
  await post('approve');
});

const field = (): string => `quantity.${loan.lines[0]!.id}`;

/** Opens the form and sends it with this changed. */
async function send(who: Visitor, typed: Record<string, string>): Promise<ReadPage> {
  const page = await who.open(at('/change'));
  return page.submit(at('/change'), typed);
}

describe('who borrows', () => {
  test('needs less: it holds at once', async () => {
    const page = await send(member, { [field()]: '4' });
    expect(page.text).toContain('Die Änderung gilt');
    expect(await read()).toMatchObject({
      status: 'approved',
      lines: [{ approvedQuantity: 4 }],
      pendingChange: null,
    });
  });

  test('needs more: the promise stands, the wish is shown, and can be taken back', async () => {
    const page = await send(member, { [field()]: '8' });
    expect(page.text).toContain('Der Änderungswunsch ist gestellt');
    expect(page.text).toContain('Bierbank: 8 Stück');
    expect(page.text).not.toContain('Änderung zusagen');
    expect(await read()).toMatchObject({
      lines: [{ approvedQuantity: 6 }],
      pendingChange: expect.anything(),
    });
    const after = await page.submit(at('/change/withdraw'), {});
    expect(after.text).toContain('Es gilt weiter, was zugesagt war');
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }], pendingChange: null });
  });

  test('keeps it longer, also while it is out', async () => {
    app.clock.set('2027-05-14T15:00:00Z');
    await post('hand-over');
    const form = await member.open(at('/change'));
    expect(Object.keys(form.fieldsOf(at('/change')))).not.toContain('pickUpDay.0');
    await form.submit(at('/change'), { 'returnDay.0': '2027-05-19', 'returnTime.0': '10:00' });
    const decider = await Visitor.of(app, world.coordinator.email);
    await (await decider.open(at())).submit(at('/change/approve'), {});
    expect(await read()).toMatchObject({
      status: 'handed_over',
      lines: [{ returnDueAt: '2027-05-19T08:00:00.000Z' }],
      pendingChange: null,
    });
  });

  test('learns why it cannot be, what could, and keeps what was typed', async () => {
    const page = await send(member, { [field()]: '12', note: 'Bitte' });
    expect(page.status).toBe(409);
    expect(page.text).toContain('Das ginge');
    expect(page.fieldsOf(at('/change'))).toMatchObject({ [field()]: '12', note: 'Bitte' });
    const wrong = await send(member, { 'returnDay.0': '2027-05-33' });
    expect([wrong.status, wrong.find('#f-returnDay-0').getAttribute('aria-invalid')]).toEqual([422, 'true']);
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }], pendingChange: null });
  });

  describe('too late to cancel', () => {
    const settle = (cancelUntilDays: number) =>
      app.call('patch', world.path('settings'), {
        token: world.coordinator.token,
        body: { rules: { cancelUntilDays } },
      });
    beforeEach(async () => {
      await settle(30);
    });
    afterEach(async () => {
      await settle(0);
    });

    test('reads above the form whom to telephone, and keeps all that was typed', async () => {
      const form = await member.open(at('/change'));
      expect(form.text).toContain(
        'Was Sie nicht mehr selbst stornieren können, können Sie auch nicht mehr selbst verringern',
      );
      expect(form.text).toContain('Selbst stornieren konnten Sie bis');
      const typed = { [field()]: '4', 'pickUpDay.0': '2027-05-15', note: 'Es regnet' };
      const page = await form.submit(at('/change'), typed);
      expect(page.status).toBe(409);
      expect(page.find('[role=alert]').text).toMatch(
        /Selbst stornieren konnten Sie bis .* Bitte rufen Sie jetzt/,
      );
      expect(page.text.split('Selbst stornieren konnten')).toHaveLength(2);
      expect(page.text).not.toContain('Das ginge');
      expect(page.fieldsOf(at('/change'))).toMatchObject(typed);
      expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }], pendingChange: null });
    });
  });

  test('counts with − and +, which does nothing yet', async () => {
    const page = await send(member, { less: field() });
    expect(page.fieldsOf(at('/change'))).toMatchObject({ [field()]: '5' });
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }] });
  });

  test('sends what was not changed without doing any harm', async () => {
    const before = await read();
    await send(member, {});
    expect(await read()).toEqual(before);
  });
});

describe('the coordination', () => {
  test('sees a wish counted among what is to be decided, in the menu and on the day', async () => {
    const counted = async (): Promise<string[]> => {
      const today = await coordinator.open(`/b/${world.slug}/today`);
      const menu = Number(today.root.querySelector('.lb-menu .lb-count')?.text ?? 0);
      return [String(menu), /(\d+|Eine?) Entscheidung(en)?/.exec(today.text)?.[0] ?? ''];
    };
    const [before] = await counted();
    await send(member, { [field()]: '8' });
    const after = Number(before) + 1;
    const said = after === 1 ? 'Eine Entscheidung' : `${after} Entscheidungen`;
    expect(await counted()).toEqual([String(after), said]);
    await post('change/withdraw');
    expect((await counted())[0]).toBe(before);
  });

  test('declines a wish with a reason, and is asked for one', async () => {
    await send(member, { [field()]: '8' });
    const list = await coordinator.open(`/b/${world.slug}/decisions`);
    expect(list.text).toContain('Ein Änderungswunsch wartet');
    const page = await coordinator.open(list.link(loan.number));
    const again = await page.submit(at('/change/decline'), { reason: '' });
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('Bitte nennen Sie den Grund')]);
    await again.submit(at('/change/decline'), { reason: 'Die anderen braucht die Feuerwehr.' });
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }], pendingChange: null });
  });

  test('approves no other wish than the one that it saw', async () => {
    await send(member, { [field()]: '8' });
    const page = await coordinator.open(at());
    await send(member, { [field()]: '9', note: 'Doch neun' });
    const late = await page.submit(at('/change/approve'), {});
    expect([late.status, late.text]).toEqual([412, expect.stringContaining('Bierbank: 9 Stück')]);
    await late.submit(at('/change/approve'), {});
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 9 }] });
  });

  test('changes at once, with a sentence for the borrower', async () => {
    const silent = await send(coordinator, { [field()]: '5', reason: '' });
    expect(silent.status).toBe(422);
    await send(coordinator, { [field()]: '5', reason: 'Eine ist kaputt.' });
    expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 5 }] });
  });
});

describe('what is added or swapped', () => {
  /** The button with this name, whose words say this. */
  const button = (page: ReadPage, name: string, words: RegExp): Record<string, string> => {
    const found = page.root
      .querySelectorAll(`button[name=${name}]`)
      .find((one) => words.test(plain(one.text)));
    if (!found) throw new Error(`No ${String(words)} in: ${page.text}`);
    return { [name]: found.getAttribute('value') ?? '' };
  };

  test.each([
    ['member', '202 and it waits'],
    ['coordinator', 'at once'],
  ] as const)('is searched for and put to the rest by the %s: %s', async (...[who]) => {
    const visitor = who === 'member' ? member : coordinator;
    await world.item({ name: `Stehtisch für ${who}`, quantity: 5 });
    const typed = { [field()]: '4', note: 'Bitte', reason: 'Wie besprochen.', search: `Stehtisch ${who}` };
    const searched = await (
      await visitor.open(at('/change'))
    ).submit(at('/change'), { ...typed, find: 'yes' });
    expect(searched.text).toContain(`Stehtisch für ${who}`);
    expect(searched.text).toMatch(/5 Stück frei/);
    const put = await searched.submit(at('/change'), button(searched, 'put', /Stehtisch/));
    const fields = put.fieldsOf(at('/change'));
    const added = Object.keys(fields).find((name) => name.startsWith('added.'))!;
    expect(fields).toMatchObject({ [field()]: '4', [added]: '1' });
    const more = await put.submit(at('/change'), { more: added });
    expect((await read()).lines).toHaveLength(1);
    await more.submit(at('/change'), {});
    const { lines, pendingChange } = await read();
    const wished = who === 'member' ? (pendingChange as Loan).lines : lines;
    expect(wished).toMatchObject([{ quantity: 4 }, { quantity: 2, returnDueAt: lines[0]!.returnDueAt }]);
  });

  test('what is here already is counted up, and what does not exist is passed over', async () => {
    const page = await member.open(at('/change'));
    const same = await page.submit(at('/change'), { search: 'Bierbank', find: 'yes' });
    const { itemId } = (
      await done<{ lines: { itemId: string }[] }>(
        app,
        'get',
        world.path(`reservations/${loan.id}`),
        world.member.token,
      )
    ).lines[0]!;
    const put = await same.submit(at('/change'), { put: itemId });
    expect(put.fieldsOf(at('/change'))).toMatchObject({ [field()]: '7' });
    for (const wrong of ['', 'x', itemId.replace(/^.{8}/, 'ffffffff')]) {
      const shown = await page.submit(at('/change'), { put: wrong });
      expect([shown.status, shown.fieldsOf(at('/change'))]).toMatchObject([200, { [field()]: '6' }]);
      expect((await page.submit(at('/change'), { take: wrong })).status).toBe(200);
    }
    const none = await page.submit(at('/change'), { search: 'Hubschrauber', find: 'yes' });
    expect(none.text).toContain('nichts zu finden');
  });

  test('from another place has times of its own', async () => {
    const storagePlaceId = await world.place({ name: 'Bauhof' });
    await world.item({ name: 'Absperrgitter', quantity: 9, storagePlaceId });
    const page = await member.open(at('/change'));
    const searched = await page.submit(at('/change'), { search: 'Absperrgitter', find: 'yes' });
    const put = await searched.submit(at('/change'), button(searched, 'put', /Absperrgitter/));
    expect(put.text).toContain('Bauhof');
    await put.submit(at('/change'), { 'pickUpDay.1': '2027-05-15' });
    const { lines } = (await read()).pendingChange as unknown as { lines: { pickUpAt: string }[] };
    expect(lines.map(({ pickUpAt }) => pickUpAt)).toEqual([
      '2027-05-14T15:00:00.000Z',
      '2027-05-15T15:00:00.000Z',
    ]);
  });

  test('is swapped for what a refusal offers, by one button; the note stays', async () => {
    const category = 'Schemel';
    const [small, large] = [
      await world.item({ name: 'Schemel klein', quantity: 4, category }),
      await world.item({ name: 'Schemel groß', quantity: 9, category }),
    ];
    const body = wish(world, [{ itemId: small, quantity: 3 }], WEEKEND);
    loan = await done(app, 'post', world.path('reservations'), world.member.token, body);
    await post('approve');
    const refused = await send(member, { [field()]: '8', note: 'Bitte gern' });
    expect(refused.status).toBe(409);
    const taken = await refused.submit(at('/change'), button(refused, 'take', /Ähnliches: 8 × Schemel groß/));
    expect(taken.fieldsOf(at('/change'))).toMatchObject({
      [field()]: '0',
      [`added.${large}`]: '8',
      note: 'Bitte gern',
    });
    const asked = await taken.submit(at('/change'), {});
    expect(asked.text).toContain('Der Änderungswunsch ist gestellt');
    expect(asked.text).toContain('Schemel groß: 8 Stück');
    expect((await read()).pendingChange).toMatchObject({ lines: [{ itemId: large, quantity: 8 }] });
  });

  test('cannot be, once the things were handed over', async () => {
    app.clock.set('2027-05-14T15:00:00Z');
    await post('hand-over');
    const form = await member.open(at('/change'));
    expect(Object.keys(form.fieldsOf(at('/change')))).not.toContain('search');
  });
});

test('nobody else changes it, and looking at the form changes nothing', async () => {
  const stranger = await world.memberOf(await world.partner(), 'fremd@example.org');
  const other = await Visitor.of(app, stranger.email);
  expect(await other.status(at('/change'))).toBe(404);
  expect(await read()).toMatchObject({ lines: [{ approvedQuantity: 6 }], pendingChange: null });
});
