/** Runs in a server process before the application: from now on it yields at random before every statement. */
import { yieldBeforeStatements } from '../yielding.js';

yieldBeforeStatements(Number(process.env['YIELD_SEED']), 2);
