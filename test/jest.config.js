/** Tests run as ES modules through swc; each worker starts from the environment that `setup.ts` lays down. */
const compiled = ({ tsx }) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        ...(tsx ? { react: { runtime: 'automatic', importSource: 'preact' } } : {}),
      },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

export default {
  rootDir: '..',
  roots: ['<rootDir>/test'],
  testMatch: ['**/test/{rules,services,api,pages}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.+)\\.js$': '$1' },
  transform: { '^.+\\.ts$': compiled({ tsx: false }), '^.+\\.tsx$': compiled({ tsx: true }) },
  setupFiles: ['<rootDir>/test/setup.ts'],
  testTimeout: 30_000,
  workerIdleMemoryLimit: '1GB',
  // By itself jest leaves one of two cores idle.
  maxWorkers: '100%',
};
