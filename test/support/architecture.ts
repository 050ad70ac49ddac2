/** The house rules as functions over source text: each takes files and names every line that breaks the rule. */
import { posix } from 'node:path';
import ts from 'typescript';

export interface SourceFile {
  /** From `src/` on: `items/item-rules.ts`. */
  path: string;
  text: string;
}

export interface Import {
  from: string;
  isTypeOnly: boolean;
  names: string[];
}

export interface Parsed extends SourceFile {
  nodes: readonly ts.Node[];
  imports: readonly Import[];
}

export const tell = (file: SourceFile, what: string): string => `${file.path}: ${what}`;

export const isPackage = (from: string): boolean => !from.startsWith('.');

/** Where an import of our own points to, from `src/` on; `.js` in text is `.ts` or `.tsx` on disk. */
export const targetOf = (file: SourceFile, from: string): string =>
  posix.join(posix.dirname(file.path), from).replace(/\.js$/, '.ts');

/** Where all imports of our own point to. */
export const ownImports = (file: Parsed): string[] =>
  file.imports.filter(({ from }) => !isPackage(from)).map(({ from }) => targetOf(file, from));

/** `offers.service.ts` has the middle name `service`; `offers.ts` has none. */
export function middleName(path: string): string | undefined {
  const parts = posix.basename(path).split('.');
  return parts.length > 2 ? parts.at(-2) : undefined;
}

// Purity

/** What may be imported without touching framework, ORM, clock or I/O. Whoever adds one has looked. */
const purePackages = new Set([
  'csv-parse/sync',
  'csv-stringify/sync',
  'ical-generator',
  'ical.js',
  'node:crypto',
  'node:url',
  'preact',
  'preact/jsx-runtime',
  'preact-render-to-string',
  'qrcode',
  'temporal-polyfill',
]);

/** Shapes of data that a framework happens to name: known as a type, they bring nothing that runs. */
const pureTypes = new Set([
  '@nestjs/swagger OpenAPIObject',
  ...['Column', 'Content', 'TableCell', 'TDocumentDefinitions'].map(
    (name) => `pdfmake/interfaces.js ${name}`,
  ),
]);

/** Middle names of files that say what things look like: their types may be known, nothing in them may be run. */
const shapesOfThings = new Set(['entity', 'dto', 'view']);

/** Hands that reach out of the function; chance and time come in as arguments. */
const impureGlobals = new Set([
  'process',
  'globalThis',
  'fetch',
  'console',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'require',
]);
const impureMembers = new Set(['Date.now', 'Math.random', 'Temporal.Now']);
const chance = new Set(['randomBytes', 'randomInt', 'randomUUID', 'getRandomValues', 'webcrypto']);

/** Path, or folder with a slash at its end, to the reason why it needs no middle name. */
export type Exceptions = Readonly<Record<string, string>>;

const exceptionFor = (path: string, exceptions: Exceptions): string | undefined =>
  Object.keys(exceptions).find((key) => path === key || (key.endsWith('/') && path.startsWith(key)));

const claimsPurity = (path: string, exceptions: Exceptions): boolean =>
  middleName(path) === undefined && exceptionFor(path, exceptions) === undefined;

/** A file without a middle name is pure. */
export function impurities(files: readonly SourceFile[], exceptions: Exceptions): string[] {
  return files
    .filter(({ path }) => claimsPurity(path, exceptions))
    .map(parsed)
    .flatMap((file) => [...impureImports(file, exceptions), ...impureExpressions(file)]);
}

/** Exceptions that no impure file needs any more. */
export function idleExceptions(files: readonly SourceFile[], exceptions: Exceptions): string[] {
  const needed = files
    .filter((file) => middleName(file.path) === undefined && impurities([file], {}).length > 0)
    .map(({ path }) => exceptionFor(path, exceptions));
  return Object.keys(exceptions).filter((key) => !needed.includes(key));
}

function impureImports(file: Parsed, exceptions: Exceptions): string[] {
  return file.imports.flatMap(({ from, isTypeOnly, names }) => {
    const drawn = names.filter((name) => chance.has(name)).map((name) => tell(file, `draws ${name}`));
    const isOnlyShapes =
      isTypeOnly && names.length > 0 && names.every((name) => pureTypes.has(`${from} ${name}`));
    if (isPackage(from))
      return purePackages.has(from) || isOnlyShapes ? drawn : [tell(file, `imports ${from}`)];
    const target = targetOf(file, from);
    const isShape = isTypeOnly && shapesOfThings.has(middleName(target) ?? '');
    return isShape || claimsPurity(target, exceptions) ? drawn : [tell(file, `imports ${from}`)];
  });
}

const impureExpressions = (file: Parsed): string[] =>
  file.nodes.flatMap((node) => {
    const what = impurityOf(node);
    return what === undefined ? [] : [tell(file, `uses ${what}`)];
  });

function impurityOf(node: ts.Node): string | undefined {
  if (readsClock(node)) return 'the wall clock';
  if (ts.isPropertyAccessExpression(node) && impureMembers.has(node.getText())) return node.getText();
  if (ts.isMetaProperty(node)) return node.getText();
  if (ts.isIdentifier(node) && impureGlobals.has(node.text) && isReference(node)) return node.text;
  return undefined;
}

/** `new Date()`, `new Date` and `Date()`. */
const readsClock = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
  (ts.isCallExpression(node) && node.expression.getText() === 'Date');

/** False for the name of a member, a key or a type: `{ process: 1 }` and `order.process` reach for nothing. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !('name' in parent && parent.name === node);
}

// The wall clock

/** The wall clock is read in one file. */
export const clockReaders = (files: readonly SourceFile[]): string[] =>
  files
    .map(parsed)
    .flatMap((file) =>
      file.nodes
        .filter((node) => readsClock(node) || isClockMember(node))
        .map(() => tell(file, 'reads the wall clock')),
    );

const isClockMember = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) && /^(Date\.now|Temporal\.Now)$/.test(node.getText());

const comparisons = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** How instants are called here; `occasionStartsAt`, `heldUntil`, `decideBy`, `now`. */
const instantName = /^(now|heldUntil|decideBy|[a-z]\w*At)$/;

/** Two times are compared in one file. By what is written: `.getTime()`, `.valueOf()`, or the names of instants. */
export const timeComparisons = (files: readonly SourceFile[]): string[] =>
  files.map(parsed).flatMap((file) =>
    file.nodes
      .filter((node) => ts.isBinaryExpression(node))
      .filter(({ operatorToken }) => comparisons.has(operatorToken.kind))
      .filter(({ left, right }) => !isNothing(left) && !isNothing(right) && [left, right].some(isTime))
      .map((node) => tell(file, `compares times: ${node.getText()}`)),
  );

const isNothing = (node: ts.Expression): boolean => /^(null|undefined)$/.test(node.getText());

function isTime(node: ts.Expression): boolean {
  if (/\.(getTime|valueOf|toISOString)\(\)/.test(node.getText())) return true;
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  return ts.isIdentifier(name) && instantName.test(name.text);
}

// Heights

export interface Storey {
  height: number;
  /** A folder with a slash at its end, or files; what stands in one storey together may use each other. */
  holds: readonly string[];
}

/**
 * Arrows run down, never up and never sideways. With a hall (`partners/`) only what goes on inside of it is looked
 * at, by the table of its rooms.
 */
export function upwardImports(files: readonly SourceFile[], storeys: readonly Storey[], hall = ''): string[] {
  const inside = files.filter(({ path }) => path.startsWith(hall));
  return inside.map(parsed).flatMap((file) => {
    const from = storeyOf(file.path, storeys);
    if (!from) return [tell(file, 'stands in no storey')];
    return ownImports(file)
      .filter((target) => hall === '' || target.startsWith(hall))
      .map((target) => storeyOf(target, storeys) ?? target)
      .flatMap((to) => {
        if (typeof to === 'string') return [tell(file, `imports ${to}, which stands in no storey`)];
        return to === from || to.height < from.height
          ? []
          : [tell(file, `${from.height} imports ${to.holds[0]} on ${to.height}`)];
      });
  });
}

export const storeyOf = (path: string, storeys: readonly Storey[]): Storey | undefined =>
  storeys.find(({ holds }) =>
    holds.some((held) => (held.endsWith('/') ? path.startsWith(held) : path === held)),
  );

// Smaller rules

const doorWords =
  /DataSource|Repository|EntityManagerToken|InjectEntityManager|createQueryRunner|^BaseEntity$/;
const doorPackages = /^(@nestjs\/typeorm|pg|sqlite3)$/;

/** One door to the database; whoever knows these words stands behind it. */
export const backDoors = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => !path.startsWith('database/'))
    .map(parsed)
    .flatMap((file) => [
      ...file.imports.filter(({ from }) => doorPackages.test(from)).map(({ from }) => tell(file, from)),
      ...file.nodes
        .filter((node) => ts.isIdentifier(node) && doorWords.test(node.text))
        .map((node) => tell(file, node.getText())),
      ...file.nodes.filter(isUnitOfItsOwn).map((node) => tell(file, node.getText())),
    ]);

/** `tx.transaction(…)`: TypeORM would nest it, and on PostgreSQL its commit ends the outer one. */
const isUnitOfItsOwn = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  node.name.text === 'transaction' &&
  !/(^|\.)database$/.test(node.expression.getText());

/** No `forwardRef`, no barrels. */
export const shortCuts = (files: readonly SourceFile[]): string[] =>
  files
    .map(parsed)
    .flatMap((file) => [
      ...(/(^|\/)index\.tsx?$/.test(file.path) ? [tell(file, 'is a barrel')] : []),
      ...file.nodes
        .filter((node) => ts.isIdentifier(node) && node.text === 'forwardRef')
        .map(() => tell(file, 'forwardRef')),
    ]);

/** Style: what is exported has one name everywhere. */
export const defaultExports = (files: readonly SourceFile[]): string[] =>
  files
    .map(parsed)
    .flatMap((file) =>
      file.nodes.filter((node) => isDefaultExport(node)).map(() => tell(file, 'has a default export')),
    );

const isDefaultExport = (node: ts.Node): boolean =>
  ts.isExportAssignment(node) ||
  node.kind === ts.SyntaxKind.DefaultKeyword ||
  (ts.isExportSpecifier(node) && node.name.text === 'default');

// Reading

const known = new WeakMap<SourceFile, Parsed>();

/** Each file is read once for all rules. */
export function parsed(file: SourceFile): Parsed {
  const before = known.get(file);
  if (before) return before;
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const nodes = walked(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true, kind));
  const read = { ...file, nodes, imports: nodes.flatMap((node) => importOf(node) ?? []) };
  known.set(file, read);
  return read;
}

function walked(node: ts.Node): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (one: ts.Node): void => {
    found.push(one);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

/** Static, re-exporting, dynamic and in a type: `import('./x.js')`. A dynamic import of what is computed is no address. */
function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) return staticImport(node);
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { from: textOf(node.moduleSpecifier), isTypeOnly: node.isTypeOnly, names: [] };
  if (ts.isImportTypeNode(node)) return addressed(node.argument.getText().slice(1, -1), true);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return addressed(node.arguments[0] ? textOf(node.arguments[0]) : '', false);
  return undefined;
}

function staticImport({ importClause, moduleSpecifier }: ts.ImportDeclaration): Import {
  const bindings = importClause?.namedBindings;
  const elements = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
  const isTypeOnly =
    importClause?.isTypeOnly === true ||
    (elements.length > 0 && !importClause?.name && elements.every((element) => element.isTypeOnly));
  return {
    from: textOf(moduleSpecifier),
    isTypeOnly,
    names: elements.map(({ name, propertyName }) => (propertyName ?? name).text),
  };
}

const addressed = (from: string, isTypeOnly: boolean): Import => ({ from, isTypeOnly, names: [] });

const textOf = (node: ts.Expression): string => (ts.isStringLiteralLike(node) ? node.text : node.getText());

// Units of work

/**
 * A turn locks the pool and claims the request key before anything is read; whoever begins a unit of its own can forget
 * both. Told as `file: method`.
 */
export const lonelyUnits = (files: readonly SourceFile[], allowed: Exceptions): string[] =>
  unitsBegun(files).filter((unit) => !Object.keys(allowed).some((start) => unit.startsWith(start)));

/** What is allowed to units that nobody begins any more. */
export const idleUnits = (files: readonly SourceFile[], allowed: Exceptions): string[] => {
  const begun = unitsBegun(files);
  return Object.keys(allowed).filter((start) => !begun.some((unit) => unit.startsWith(start)));
};

const unitsBegun = (files: readonly SourceFile[]): string[] =>
  files
    .map(parsed)
    .flatMap((file) => file.nodes.filter(beginsUnit).map((node) => tell(file, methodAround(node))));

/** `database.transaction` in whatever name, and the keys that are claimed in it. */
const beginsUnit = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  (node.name.text === 'transaction' || /(^|\.)keys\.(once|anew)$/.test(node.getText()));

function methodAround(node: ts.Node): string {
  const around = ts.findAncestor(node, (one) => ts.isMethodDeclaration(one) || ts.isFunctionDeclaration(one));
  return (around as ts.MethodDeclaration | undefined)?.name.getText() ?? 'the file';
}

// Days

/** A plain day is a `Temporal.PlainDate`; its noon somewhere is none. By what is written. */
export const noonInstants = (files: readonly SourceFile[]): string[] =>
  files
    .map(parsed)
    .flatMap((file) =>
      file.nodes.filter(isNoon).map((node) => tell(file, `takes noon for a day: ${node.getText()}`)),
    );

const isNoon = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && node.expression.getText() === 'instantAt'
    ? node.arguments.some((given) => ts.isStringLiteralLike(given) && given.text.startsWith('12:00'))
    : (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) &&
      node.text.includes('T12:00');

/** How days are called here; `day`, `today`, `dueOn`, `pickUpDay`. `sentInDay` is a count. */
const dayName = /^(day|today|[a-z]\w*((?<!In)Day|On))$/;

/** Days are compared in one file: `<` between two throws, `===` is never true. By what is written, as for instants. */
export const dayComparisons = (files: readonly SourceFile[]): string[] =>
  files
    .map(parsed)
    .flatMap((file) =>
      file.nodes.filter(comparesDays).map((node) => tell(file, `compares days: ${node.getText()}`)),
    );

function comparesDays(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return /\bPlain(Date|YearMonth)\.compare$/.test(node.getText()) || node.name.text === 'equals';
  if (!ts.isBinaryExpression(node) || !comparisons.has(node.operatorToken.kind)) return false;
  const { left, right } = node;
  return !isNothing(left) && !isNothing(right) && [left, right].some(isDay);
}

function isDay(node: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  return ts.isIdentifier(name) && dayName.test(name.text);
}
