/** Which code this is: another word after each build, so that nothing that an earlier one answered counts as unchanged. */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const codeStand = String(statSync(fileURLToPath(import.meta.url)).mtimeMs);
