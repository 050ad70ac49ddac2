/** The tests with real server processes: after `npm run build`, with TEST_DATABASE_URL. Three files at a time on two cores, since servers mostly start and wait. */
import base from './jest.config.js';

export default { ...base, testMatch: ['**/test/processes/*.spec.ts'], maxWorkers: 3 };
