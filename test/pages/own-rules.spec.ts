/** Rules of owners and items on pages: what is other, what holds otherwise, who may settle them, and what a borrower reads. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let house: House;
let coordinator: Visitor;
const at = '/b/heim/manage/own-rules';

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  coordinator = await Visitor.of(app, house.guests.coordinator.email);
}, 60_000);
afterAll(() => app.stop());

describe('an own rule', () => {
  test('is made, shows with what holds otherwise, is changed, and removed', async () => {
    const form = await coordinator.open(`${at}/new?item=${house.benchId}`);
    expect(form.text).toContain('Leer: wie beim Partner oder im Bündnis (dort 14 Tage).');
    const list = await form.submit(`${at}/new`, { longestLoanDays: '7', seasonOpensOn: '15.1.' });
    expect(list.text).toContain('Längste Ausleihe: 7 Tage (sonst 14 Tage)');
    expect(list.text).toContain('Anfragen ab: 15.01. (sonst jederzeit)');
    const again = await coordinator.open(`${at}/new?item=${house.benchId}`);
    expect(again.find('[name="longestLoanDays"]').getAttribute('value')).toBe('7');
    const own = again.find('form[action*="own-rules"]').getAttribute('action')!;
    const changed = await again.submit(own, { longestLoanDays: '', seasonOpensOn: '1.2.' });
    expect(changed.text).toContain('Anfragen ab: 01.02. (sonst jederzeit)');
    expect(changed.text).not.toContain('Längste Ausleihe: 7');
    const removal = await coordinator.open(`${own}/remove`);
    expect((await removal.submit(`${own}/remove`)).text).not.toContain('01.02.');
  });

  test('that cannot be is shown again with what is wrong, in the words of the form', async () => {
    const form = await coordinator.open(`${at}/new`);
    const page = await form.submit(`${at}/new`, { longestLoanDays: '400', seasonOpensOn: '31.2.' });
    expect(page.text).toContain('Bitte wählen Sie einen Partner oder einen Gegenstand.');
    expect(page.text).toContain('Bitte eine ganze Zahl von 1 bis 366.');
    expect(page.text).toContain('Bitte Tag und Monat, etwa 15.01.');
    expect(page.find('[name="seasonOpensOn"]').getAttribute('value')).toBe('31.2.');
  });

  test('is offered to whoever manages the owner, for own things only, and to nobody else', async () => {
    const borrower = await Visitor.of(app, house.guests.borrower.email);
    expect(await borrower.status(`${at}/new`)).toBe(403);
  });
});

test('the alliance’s own numbers are settled beside the others', async () => {
  const page = await coordinator.open('/b/heim/manage/rules');
  const saved = await page.submit('/b/heim/manage/rules', {
    'rules.seasonOpensOn': '15.01.',
    'rules.cancelUntilDays': '3',
    'rules.chainedLoanGapDays': '2',
    'rules.openRequestsPerPartner': '30',
  });
  expect(saved.find('[name="rules.seasonOpensOn"]').getAttribute('value')).toBe('15.01.');
  const { rules } = (await house.world.actor()).alliance;
  expect(rules).toMatchObject({
    seasonOpensOn: '01-15',
    cancelUntilDays: 3,
    chainedLoanGapDays: 2,
    openRequestsPerPartner: 30,
  });
  await page.submit('/b/heim/manage/rules', { 'rules.seasonOpensOn': '' });
});

test('the item says what holds for it: the alliance’s number, and its own before that', async () => {
  const item = `/b/heim/items/${house.setId}`;
  const borrower = await Visitor.of(app, house.guests.borrower.email);
  expect((await borrower.open(item)).text).toContain('höchstens 14 Tage');
  const form = await coordinator.open(`${at}/new?item=${house.setId}`);
  await form.submit(`${at}/new`, { longestLoanDays: '7', seasonOpensOn: '15.1.', horizonDays: '60' });
  const { text } = await borrower.open(item);
  expect(text).toContain('höchstens 7 Tage');
  expect(text).toContain('frühestens 60 Tage vorher, für das neue Jahr ab 15. Januar');
});

const waysIn = ({ root }: ReadPage): (string | undefined)[] =>
  root.querySelectorAll('a').map((way) => way.getAttribute('href'));

test('near the pick-up a borrower reads whom to telephone, where the button stood before', async () => {
  const borrower = await Visitor.of(app, house.guests.borrower.email);
  const request = `/b/heim/requests/${house.approvedId}`;
  const { token } = house.guests.coordinator;
  const settle = (cancelUntilDays: number) =>
    app.call('patch', house.world.path('settings'), { token, body: { rules: { cancelUntilDays } } });
  await settle(0);
  expect(waysIn(await borrower.open(request))).toContain(`${request}/cancel`);
  await settle(90);
  const page = await borrower.open(request);
  expect(waysIn(page)).not.toContain(`${request}/cancel`);
  expect(page.text).toContain('Selbst stornieren konnten Sie bis');
  expect((await borrower.open(`${request}/cancel`)).text).toContain(
    'Bitte rufen Sie jetzt die Koordination an',
  );
  expect(waysIn(await coordinator.open(request))).toContain(`${request}/cancel`);
});
