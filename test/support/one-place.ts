/** One place for each rule: finds source text that spells a set of statuses or a deadline out for itself. */
import ts from 'typescript';
import { statuses } from '../../src/reservations/record/lifecycle.js';
import type { SourceFile } from './architecture.js';

/** Where they are stated, for code and for SQL; migrations tell what was, and are never changed. */
const PLACES = [
  'reservations/record/lifecycle.ts',
  'reservations/record/reservations.query.ts',
  'database/migrations/',
];

const STATUS_IN_SQL = new RegExp(`'(${statuses.join('|')})'`);
/** A column that says until when, or whether, something is held, beside an operator. */
const HOLD_IN_SQL =
  /\b(decideBy|decide_by|heldUntil|held_until|heldQuantity|held_quantity|outQuantity|out_quantity)"?\s*([<>=]|IS\b|BETWEEN\b)/i;
const DEADLINE = /\b(decideBy|heldUntil)\b/;

/** Path and text of every node that says again what the two places say. */
export const spelledOut = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => !PLACES.some((place) => path.startsWith(place)))
    .flatMap(({ path, text }) => {
      const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
      return found(source).map((node) => `${path}: ${node.getText(source)}`);
    });

function found(node: ts.Node): ts.Node[] {
  // The CHECKs and indices of a table are part of its shape, which is compared with the migrations.
  if (ts.isDecorator(node) && /^@(Check|Index)\b/.test(node.getText())) return [];
  if (states(node)) return [node];
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(...found(child)));
  return children;
}

const states = (node: ts.Node): boolean =>
  isSql(node) || isSet(node) || isComparison(node) || isCondition(node) || isDeadlineCompared(node);

/** A string in quotes or backticks, whole or between two insertions. */
const isSql = (node: ts.Node): boolean =>
  (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) &&
  [STATUS_IN_SQL, HOLD_IN_SQL].some((pattern) => pattern.test(node.getText().slice(1, -1)));

const isStatus = (node: ts.Node): boolean =>
  ts.isStringLiteral(node) && (statuses as readonly string[]).includes(node.text);

const isSet = (node: ts.Node): boolean =>
  ts.isArrayLiteralExpression(node) && node.elements.length > 1 && node.elements.every(isStatus);

/** `status === 'approved'` */
const isComparison = (node: ts.Node): boolean =>
  ts.isBinaryExpression(node) && isStatus(node.right) && /\bstatus\b/i.test(node.left.getText());

/** `{ status: 'approved' }` and `{ decideBy: LessThan(now) }`, as the ORM takes them. */
const isCondition = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) &&
  ((node.name.getText() === 'status' && isStatus(node.initializer)) ||
    (DEADLINE.test(node.name.getText()) &&
      /^(LessThan|MoreThan|Between|Not|IsNull)/.test(node.initializer.getText())));

/** `isBefore(now, decideBy)`, `decideBy.getTime() > …`, `byTime(decideBy, …) < 0` */
const isDeadlineCompared = (node: ts.Node): boolean =>
  (ts.isCallExpression(node) &&
    /^(isBefore|contains|isSameInstant|minutesBetween)$/.test(node.expression.getText()) &&
    node.arguments.some((argument) => DEADLINE.test(argument.getText()))) ||
  (ts.isBinaryExpression(node) &&
    /^[<>]=?$/.test(node.operatorToken.getText()) &&
    [node.left, node.right].some((side) => DEADLINE.test(side.getText())));
