/** A server on PostgreSQL that is killed: see `killed.ts`. Needs the build and TEST_DATABASE_URL. */
import { testKilling } from './killed.js';

testKilling('PostgreSQL');
