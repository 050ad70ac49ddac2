/** What a decision shows at a glance: the word of its light, what one click would do, and the sum of a clash. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { renderToString } from 'preact-render-to-string';
import type { ClashView, DocketEntry, DocketLine } from '../../src/reservations/deciding/docket.view.js';
import { barsOf } from '../../src/web/coordinator/decisions/clash-sum.js';
import { decisionWords } from '../../src/web/coordinator/decisions/decision-words.js';
import { filledIn, lightOf, oneClick } from '../../src/web/coordinator/decisions/light-words.js';
import { ClashBars } from '../../src/web/ui/clash-bars.js';
import { CountRow } from '../../src/web/ui/count-row.js';
import { GoCard } from '../../src/web/ui/go-card.js';
import { Line } from '../../src/web/ui/line.js';
import { Picks } from '../../src/web/ui/pick.js';

const w = decisionWords.de;

const line = (facts: Partial<DocketLine> = {}): DocketLine =>
  ({ id: 'a', quantity: 8, possible: 8, approvedQuantity: null, ...facts }) as DocketLine;

const entry = (facts: Partial<DocketEntry>): DocketEntry =>
  ({ light: 'green', reasons: [], isOnlyShort: false, lines: [line()], ...facts }) as DocketEntry;

const because = (code: string): DocketEntry['reasons'] => [{ code, message: { de: code, en: code } }];

describe('the light in a word', () => {
  test.each([
    ['Frei', entry({})],
    ['Kurzfristig', entry({ light: 'amber', reasons: because('pick-up-soon') })],
    [
      'Bitte ansehen',
      entry({ light: 'amber', reasons: [...because('pick-up-soon'), ...because('inspection-due')] }),
    ],
    ['Reicht nicht', entry({ light: 'red', isOnlyShort: true })],
    ['Geht zurzeit nicht', entry({ light: 'red' })],
  ])('is „%s“', (word, one) => {
    expect(lightOf(one, w)).toBe(word);
  });
});

describe('one click', () => {
  const short = (...lines: DocketLine[]) => entry({ light: 'red', isOnlyShort: true, lines });
  const less = line({ possible: 5 });

  test.each([
    ['approves what nothing speaks against', entry({}), 'Zusagen', 8],
    ['approves a part of one thing', short(less), '5 von 8 zusagen', 5],
    ['approves what is possible of several', short(less, line()), 'Mögliches zusagen', 5],
    ['looks at open lines only', short(less, line({ approvedQuantity: 8 })), '5 von 8 zusagen', 5],
    ['is not there where nothing is left', short(line({ possible: 0 })), undefined, 8],
    ['is not there where more than the stock forbids it', entry({ light: 'red' }), undefined, 8],
  ])('%s', (_what, one, label, number) => {
    expect(oneClick(one, w)).toBe(label);
    expect(filledIn(one, one.lines[0]!)).toBe(number);
  });
});

const rival = (partnerName: string, freeWithout: number, status: 'approved' | 'requested') =>
  ({ partnerName, occasionName: '', freeWithout, status }) as ClashView['rivals'][number];

const clash = (facts: Partial<ClashView>): ClashView =>
  ({ asked: 8, free: 5, left: 5, alone: 18, rivals: [], ...facts }) as ClashView;

describe('the sum of a clash', () => {
  test('has a bar for each whose shares add up', () => {
    const rivals = [rival('Wehr', 13, 'approved'), rival('Gilde', 10, 'requested')];
    expect(barsOf(clash({ rivals }), w, 'de')).toEqual([
      { who: 'Wehr', amount: '8, zugesagt', quantity: 8, look: 'ok' },
      { who: 'Gilde', amount: '5, angefragt', quantity: 5, look: 'ask' },
      { who: 'Diese Anfrage', amount: '8, es fehlen 3', quantity: 8, look: 'bad' },
    ]);
  });

  test('has one for all of them where they follow each other', () => {
    const rivals = [rival('Wehr', 5, 'approved'), rival('Gilde', 5, 'requested')];
    const [others, here] = barsOf(clash({ rivals }), w, 'de');
    expect([others!.who, others!.quantity, here!.quantity]).toEqual(['Die anderen zusammen', 13, 8]);
  });

  test('is drawn one behind the other, with a stroke where it ends; without a style', () => {
    const html = renderToString(
      ClashBars({
        label: 'Da: 10, gebraucht: 20',
        limit: 10,
        bars: [
          { who: 'Wehr', amount: '8', quantity: 8, look: 'ok' },
          { who: 'Hier', amount: '12', quantity: 12, look: 'bad' },
        ],
      }),
    );
    expect(html).toContain('<rect class="ok" x="0" y="3" width="400" height="14">');
    expect(html).toContain('<rect class="bad" x="400" y="3" width="600" height="14">');
    expect(html).toContain('<rect class="lim" x="500"');
    expect(html).not.toContain('style=');
  });
});

describe('the parts of the desk', () => {
  test('a card names who comes, counts each thing, and dials', () => {
    const html = renderToString(
      GoCard({
        kind: 'out',
        time: 'ab 16:00 Uhr',
        who: 'Förderverein',
        occasion: 'Adventsmarkt',
        lines: [{ count: '3', name: 'Besteckkasten', note: 'Regal A' }],
        contact: { name: 'Anke', phone: '030 231' },
        act: { href: '/x', label: 'Ausgeben', isNext: true },
        language: 'de',
      }),
    );
    expect(html).toContain('<h3>Förder\u{ad}verein</h3>');
    expect(html).toContain('Besteck\u{ad}kasten<small> Regal A</small>');
    expect(html).toContain('href="tel:030231"');
    expect(html).toContain('Ausgeben<span class="lb-sr">: Förderverein</span>');
  });

  test('a count row takes no more than was planned', () => {
    const html = renderToString(
      CountRow({
        id: 'A-037',
        name: 'Geschirrkiste',
        category: 'Küche',
        unit: 'Kiste',
        field: 'counts.A-037',
        value: 3,
        planned: 3,
        language: 'de',
      }),
    );
    expect(html).toContain('von 3');
    expect(html).toMatch(/<button[^>]*aria-label="1 Kiste mehr: Geschirrkiste"[^>]*disabled/);
  });

  test('picks can be one of several, or each for itself', () => {
    const picks = [{ value: 'cash', label: '20 € in bar' }];
    const html = (isOne: boolean) =>
      renderToString(Picks({ name: 'deposit', legend: 'Kaution', isOne, picks }));
    expect(html(true)).toContain('type="radio"');
    expect(html(false)).toContain('type="checkbox"');
  });

  test('a line shows its days once', () => {
    const day = (said: string) => Temporal.PlainDate.from(said);
    const html = (from: string, until: string) =>
      renderToString(
        Line({
          days: { from: day(from), until: day(until) },
          state: 'Zugesagt',
          name: 'Fest',
          href: '/x',
          what: '1 Zelt',
          next: 'Abholen',
          language: 'de',
        }),
      );
    expect(html('2026-12-04', '2026-12-07')).toContain('Mo., 07.12.');
    expect(html('2026-12-04', '2026-12-04')).not.toContain('class="to"');
  });
});
