/** Finds `.ts` where `.js` is imported, and strips the types as the test runner does. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const jsc = (tsx) => ({
  parser: { syntax: 'typescript', decorators: true, tsx },
  transform: {
    legacyDecorator: true,
    decoratorMetadata: true,
    ...(tsx ? { react: { runtime: 'automatic', importSource: 'preact' } } : {}),
  },
  target: 'es2022',
  keepClassNames: true,
});

const found = ({ href }) => ({ url: href, format: 'module', shortCircuit: true });

export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return found(new URL('runner/globals.mjs', import.meta.url));
  if (specifier.startsWith('.') && specifier.endsWith('.js'))
    for (const ending of ['ts', 'tsx']) {
      const typed = new URL(specifier.replace(/js$/, ending), context.parentURL);
      if (existsSync(typed)) return found(typed);
    }
  return next(specifier, context);
}

export async function load(url, context, next) {
  const [file] = url.split('?');
  if (!/^file:.*\.tsx?$/.test(file)) return next(url, context);
  const filename = fileURLToPath(file);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    jsc: jsc(filename.endsWith('x')),
    module: { type: 'es6' },
    sourceMaps: 'inline',
    configFile: false,
    swcrc: false,
  });
  return { format: 'module', source: code, shortCircuit: true };
}
