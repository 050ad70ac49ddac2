/** A server on SQLite that is killed: see `killed.ts`. Needs the build. */
import { testKilling } from './killed.js';

testKilling('SQLite');
