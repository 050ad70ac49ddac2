/** The tests in a real browser: after `npm run build`, with Debian's Chromium. Two files at a time, one for each core; what is timed runs by itself. */
import base from './jest.config.js';

export default {
  ...base,
  testMatch: ['**/test/browser/!(weight).spec.ts'],
  testTimeout: 90_000,
  maxWorkers: 2,
};
