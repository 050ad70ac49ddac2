/** The founder's evening: from the invitation to the first loan that is promised, with a list as it is and eleven partners, in at most sixty actions. */
import { describe, expect, test } from '@jest/globals';
import { shapes } from './support/chromium.js';
import { Evening } from './support/evening.js';
import { stage } from './support/stage.js';

const on = stage();

const MOST_ACTIONS = 60;

const german = shapes.filter(
  ({ language, hand, hasScript }) => language === 'de' && hand !== 'keyboard' && hasScript,
);

describe.each(german.map((shape, count) => ({ ...shape, count })))(
  'a founder $called',
  ({ count, called, ...shape }) => {
    test('comes from an invitation to the first promised loan in at most sixty actions', async () => {
      const evening = await Evening.begun(on, shape, count);
      await evening.isInvited();
      const begunAt = performance.now();
      await evening.founds();
      await evening.bringsTheList();
      await evening.bringsThePartners();
      await evening.readsAndShows();
      await evening.isAsked(shape);
      await evening.promises();

      const seconds = Math.round((performance.now() - begunAt) / 1000);
      const { actions, pages, founder } = evening;
      process.stdout.write(
        `A founder's evening ${called}: ${actions} actions, ${pages} pages, ${seconds} s\n`,
      );
      expect(actions).toBeLessThanOrEqual(MOST_ACTIONS);
      await evening.isJoined(shape);
      expect(founder.complaints).toEqual([]);
      await founder.leave();
    }, 240_000);
  },
);
