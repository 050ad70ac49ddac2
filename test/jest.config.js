/** Tests run as ES modules through swc; each worker starts from the environment that `setup.ts` lays down. */
export default {
  rootDir: '..',
  roots: ['<rootDir>/test'],
  testMatch: ['**/test/{rules,services,api}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  setupFiles: ['<rootDir>/test/setup.ts'],
  testTimeout: 30_000,
  workerIdleMemoryLimit: '1GB',
  // By itself jest leaves one of two cores idle.
  maxWorkers: '100%',
};
