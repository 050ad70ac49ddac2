/** The tests with real server processes: after `npm run build`, with TEST_DATABASE_URL. Two files at a time, since servers mostly start and wait. */
import base from './jest.config.js';

export default { ...base, testMatch: ['**/test/processes/*.spec.ts'], maxWorkers: 2 };
