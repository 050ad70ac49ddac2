/** What tests import as `@jest/globals`: always those of the file that runs, since what it shares with others is loaded once. */
let globals = {};

export const became = (those) => (globals = those);

const current = (name) =>
  new Proxy(() => undefined, {
    apply: (_, self, given) => Reflect.apply(globals[name], self, given),
    get: (_, key) => globals[name][key],
  });

export const afterAll = current('afterAll');
export const afterEach = current('afterEach');
export const beforeAll = current('beforeAll');
export const beforeEach = current('beforeEach');
export const describe = current('describe');
export const expect = current('expect');
export const it = current('it');
export const jest = current('jest');
export const test = current('test');
