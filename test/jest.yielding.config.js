/** The storms, and a mixed workload, on a build that yields at random before every statement. */
import usual from './jest.config.js';

export default {
  ...usual,
  testMatch: ['**/test/api/storms.spec.ts', '**/test/yielding/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/yielding/setup.ts'],
  testTimeout: 120_000,
};
