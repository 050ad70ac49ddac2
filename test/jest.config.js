/** Test files run in Node itself, one after another in each of as many processes as there are cores, which load the application once (`support/runner`). */
export default {
  rootDir: '..',
  roots: ['<rootDir>/test'],
  testMatch: ['**/test/{rules,services,api,pages}/**/*.spec.ts'],
  testRunner: '<rootDir>/test/support/runner/in-node.mjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {},
  testTimeout: 30_000,
  workerIdleMemoryLimit: '2GB',
  // By itself jest leaves one of two cores idle.
  maxWorkers: '100%',
};
