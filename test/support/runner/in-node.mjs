/** Runs a test file by jest's own circus, but in Node itself: a virtual machine for each file would load the application anew, which took longer than most tests. */
import hooks from 'node:async_hooks';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { layDownEnvironment } from '../../setup.ts';
import { became } from './globals.mjs';

const require = createRequire(import.meta.url);
const { default: circus } = require('jest-circus/runner');
let files = 0;

const { AsyncLocalStorage } = hooks;
const storage = new AsyncLocalStorage();

/** Circus anew, with a state of its own. Its storage stays one: what is made for each file would be carried along by every promise from then on. */
function anew(path) {
  delete require.cache[path];
  hooks.AsyncLocalStorage = function () {
    return storage;
  };
  try {
    return require(path);
  } finally {
    hooks.AsyncLocalStorage = AsyncLocalStorage;
  }
}

// jest asks for its runner as the default.
// oxlint-disable-next-line import/no-default-export
export default async function runInNode(globalConfig, config, environment, runtime, path, tell) {
  const { moduleMocker } = environment;
  // Node's own source maps are the ones that know our lines.
  delete Error.prepareStackTrace;
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  layDownEnvironment();
  try {
    return await circus(globalConfig, config, environment, inNode(runtime, path, moduleMocker), path, tell);
  } finally {
    moduleMocker.restoreAllMocks();
  }
}

/** As much of jest's runtime as circus asks for. */
function inNode(runtime, testPath, mocker) {
  return {
    enterTestCode: () => runtime.enterTestCode(),
    leaveTestCode: () => runtime.leaveTestCode(),
    requireModule: require,
    requireInternalModule: anew,
    setGlobalsForRuntime: (globals) =>
      became({ ...globals, jest: { spyOn: mocker.spyOn.bind(mocker), fn: mocker.fn.bind(mocker) } }),
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: (path) => {
      files += 1;
      return import(`${pathToFileURL(path)}${path === testPath ? `?file=${files}` : ''}`);
    },
  };
}
