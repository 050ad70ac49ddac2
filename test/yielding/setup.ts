/** Every test file of `npm run test:yielding` runs on a build that yields at random before every statement. */
import { printedSeed } from '../support/chance.js';
import { yieldBeforeStatements } from '../support/yielding.js';

yieldBeforeStatements(printedSeed('Yielding before every statement'), 2);
