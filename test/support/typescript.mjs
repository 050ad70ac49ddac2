/** Lets a child process run our TypeScript without a build: `node --import ./test/support/typescript.mjs test/support/children/….ts`. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
