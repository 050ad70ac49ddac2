/** The storm over the stock's arithmetic in short: both say the same, and where one of them errs it is seen. */
import { describe, expect, test } from '@jest/globals';
import { AppStock, type Looked, type Offered } from '../storm/core-app.js';
import { stormOver } from '../storm/core.js';

test('the ledger says what counting every hour says', () => {
  const { counts, complaint } = stormOver(1, 2_000);
  expect(complaint).toBeUndefined();
  expect(counts.size).toBe(12);
});

describe('what is seen', () => {
  test.each<[string, (app: AppStock) => void, RegExp]>([
    [
      'one too many free',
      (app) => {
        const { free } = app;
        app.free = (line) => free.call(app, line) + (line.id === 'tent' ? 1 : 0);
      },
      /^operation \d+: free: /,
    ],
    [
      'a promise that is not taken back',
      (app) => {
        app.takeBack = () => undefined;
      },
      /^operation \d+: (free|try|lines|steps|days|offers): /,
    ],
    [
      'a promise that is not written down',
      (app) => {
        app.push = () => undefined;
      },
      /^operation \d+: (free|try|lines|steps|days|offers): /,
    ],
    [
      'a closure that is forgotten',
      (app) => {
        app.forget = () => undefined;
      },
      /^operation \d+: (free|try|lines|steps|days|offers): /,
    ],
    [
      'a line that is served twice',
      (app) => {
        const { served } = app;
        app.served = (lines) => lines.flatMap((line) => served.call(app, [line]));
      },
      /^operation \d+: lines: /,
    ],
    [
      'a day that looks otherwise',
      (app) => {
        const { looks } = app;
        app.looks = (...asked) =>
          looks.apply(app, asked).map((look): Looked => ({ ...look, atHand: look.atHand + 1 }));
      },
      /^operation \d+: days: /,
    ],
    [
      'an offer of more than there is',
      (app) => {
        const { offers } = app;
        app.offers = (...asked) =>
          offers.apply(app, asked).map(({ kind, lines }): Offered => {
            return { kind, lines: lines.map((line) => ({ ...line, units: line.units + 100 })) };
          });
      },
      /^operation \d+: offers: .* it offers /,
    ],
  ])('%s', (_what, err, complaint) => {
    const { complaint: said } = stormOver(1, 4_000, (app) => {
      err(app);
      return app;
    });
    expect(said).toMatch(complaint);
  });
});
