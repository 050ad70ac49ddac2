/** The rooms inside the halls as functions over source text: audiences, what modules put together, and circles. */
import { posix } from 'node:path';
import ts from 'typescript';
import {
  middleName,
  ownImports,
  parsed,
  storeyOf,
  tell,
  type SourceFile,
  type Storey,
} from './architecture.js';

// Audiences

const audienceOf = (path: string, audiences: readonly string[]): string | undefined =>
  audiences.find((audience) => path.startsWith(`web/${audience}/`));

/** What is shown to one audience knows nothing of what is shown to another; what several need stands beneath all. */
export const foreignAudiences = (files: readonly SourceFile[], audiences: readonly string[]): string[] =>
  files.map(parsed).flatMap((file) => {
    const own = audienceOf(file.path, audiences);
    if (own === undefined) return [];
    return ownImports(file)
      .filter((target) => ![own, undefined].includes(audienceOf(target, audiences)))
      .map((target) => tell(file, `imports ${target} of another audience`));
  });

// Modules

const isModule = (path: string): boolean => middleName(path) === 'module';

/**
 * A module puts together what stands in its own room, and takes other rooms as a whole, by their modules. What has no
 * middle name offers nothing to put together, so it may be known.
 */
export const reachingModules = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => isModule(path))
    .map(parsed)
    .flatMap((file) => {
      const room = posix.dirname(file.path);
      return ownImports(file)
        .filter((target) => room !== '.' && !target.startsWith(`${room}/`))
        .filter((target) => !isModule(target) && middleName(target) !== undefined)
        .map((target) => tell(file, `reaches for ${target}`));
    });

/** What a module hands out that it neither has nor takes in: Nest would only say so at the start. */
export const emptyExports = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => isModule(path))
    .map(parsed)
    .flatMap((file) =>
      file.nodes
        .filter((node) => ts.isObjectLiteralExpression(node))
        .flatMap((node) => {
          const has = [...listed(node, 'providers'), ...listed(node, 'imports')];
          return listed(node, 'exports').filter((name) => !has.includes(name));
        })
        .map((name) => tell(file, `exports ${name}, which it does not have`)),
    );

/** The names in a list of a module's description; of `{ provide: Config, … }` it is `Config`. */
function listed(description: ts.ObjectLiteralExpression, key: string): string[] {
  const list = valueOf(description, key);
  if (!list || !ts.isArrayLiteralExpression(list)) return [];
  return list.elements.map((one) => {
    const token = ts.isObjectLiteralExpression(one) ? valueOf(one, 'provide') : one;
    return (token ?? one).getText();
  });
}

const valueOf = (object: ts.ObjectLiteralExpression, key: string): ts.Expression | undefined =>
  object.properties
    .filter((property) => ts.isPropertyAssignment(property))
    .find(({ name }) => name.getText() === key)?.initializer;

// Circles

/** Who knows whom. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** Between files, types included: who only borrows a type knows the other one all the same. */
export function arrowsOfFiles(files: readonly SourceFile[]): Arrows {
  const paths = new Set(files.map(({ path }) => path));
  const onDisk = (target: string): string => (paths.has(target) ? target : `${target}x`);
  return new Map(
    files.map(parsed).map((file) => [file.path, new Set(ownImports(file).map((target) => onDisk(target)))]),
  );
}

/** Between rooms: every arrow between files, seen from further away. */
export function arrowsOfRooms(files: readonly SourceFile[], rooms: readonly Storey[]): Arrows {
  const roomOf = (path: string): string => storeyOf(path, rooms)?.holds[0] ?? path;
  const arrows = new Map<string, Set<string>>();
  for (const [from, targets] of arrowsOfFiles(files)) {
    const known = arrows.get(roomOf(from)) ?? new Set();
    for (const target of targets) if (roomOf(target) !== roomOf(from)) known.add(roomOf(target));
    arrows.set(roomOf(from), known);
  }
  return arrows;
}

/** Who knows themselves in the end, in groups: each of a group can be reached from every other one of it. */
export function circles(arrows: Arrows): string[] {
  const reached = new Map([...arrows.keys()].map((from) => [from, reachedFrom(from, arrows)]));
  const inCircles = [...arrows.keys()].filter((one) => reached.get(one)!.has(one));
  const groups = inCircles.map((one) =>
    inCircles.filter((other) => reached.get(one)!.has(other) && reached.get(other)!.has(one)),
  );
  return [...new Set(groups.map((group) => group.toSorted().join(' ↔ ')))];
}

function reachedFrom(start: string, arrows: Arrows): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...(arrows.get(start) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(arrows.get(next) ?? []));
  }
  return reached;
}
