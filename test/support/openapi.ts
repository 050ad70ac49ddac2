/** What a described API must have, as functions over its OpenAPI document: each names every place that lacks it. */

export interface Shape {
  $ref?: string;
  type?: string;
  description?: string;
  nullable?: boolean;
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  allOf?: Shape[];
  oneOf?: Shape[];
}

interface Answer {
  $ref?: string;
  description?: string;
  content?: Record<string, { schema?: Shape }>;
}

interface Parameter {
  $ref?: string;
  name?: string;
  in?: string;
  description?: string;
  schema?: Shape;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Shape }> };
  responses: Record<string, Answer>;
}

export interface Document {
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components?: {
    schemas?: Record<string, Shape>;
    parameters?: Record<string, Parameter>;
    responses?: Record<string, Answer>;
  };
}

interface Located {
  /** `GET /api/me` */
  at: string;
  method: string;
  path: string;
  operation: Operation;
}

const operationsOf = ({ paths }: Document): Located[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      at: `${method.toUpperCase()} ${path}`,
      method,
      path,
      operation,
    })),
  );

/** The part that a reference names, or the part itself. */
function found<T extends { $ref?: string }>(part: T, kind: Record<string, T> = {}): T {
  if (part.$ref === undefined) return part;
  const named = kind[part.$ref.split('/').at(-1) ?? ''];
  if (!named) throw new Error(`The document refers to "${part.$ref}", which it does not contain.`);
  return named;
}

const isSentence = (text: string | undefined): boolean => text !== undefined && /\S{2,} \S+.*[.]$/.test(text);
const isSaid = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

export const withoutSentence = (document: Document): string[] =>
  operationsOf(document).flatMap(({ at, operation: { summary, description, tags = [] } }) => [
    ...(isSentence(summary) ? [] : [`${at}: no summary`]),
    ...(isSentence(description) ? [] : [`${at}: no description`]),
    ...(tags.length === 1 &&
    document.tags?.some(({ name, description: says }) => name === tags[0] && isSaid(says))
      ? []
      : [`${at}: no described tag`]),
  ]);

/** `askForReservation`: a verb and what it is about, in camel case, unlike any other. */
export function badlyCalled(document: Document): string[] {
  const all = operationsOf(document);
  const isUnique = (id: string | undefined): boolean =>
    all.filter(({ operation }) => operation.operationId === id).length === 1;
  return all
    .filter(({ operation: { operationId: id = '' } }) => !/^[a-z]+([A-Z][a-z]+)+$/.test(id) || !isUnique(id))
    .map(({ at, operation }) => `${at}: called ${operation.operationId}`);
}

/** What a call of this shape can be refused for, whatever it does. */
function expectedRefusals({ method, path, operation }: Located): string[] {
  if (!path.startsWith('/api/')) return [];
  const hasIfMatch = operation.parameters?.some(({ $ref }) => $ref?.endsWith('/IfMatch'));
  return [
    '401',
    '503',
    'default',
    ...(operation.requestBody ? ['400', '413', '415', '422'] : []),
    ...(operation.parameters?.some((one) => one.in === 'query') ? ['422'] : []),
    ...(method === 'get' ? [] : ['403']),
    ...(path.includes('{') ? ['404'] : []),
    ...(hasIfMatch ? ['412'] : []),
  ];
}

export const withoutRefusals = (document: Document): string[] =>
  operationsOf(document).flatMap((located) => {
    const { at, operation } = located;
    const missing = expectedRefusals(located).filter((status) => !(status in operation.responses));
    const answers = Object.entries(operation.responses).map(
      ([status, answer]) => [status, found(answer, document.components?.responses)] as const,
    );
    const silent = answers.filter(([, { description }]) => !isSaid(description));
    const shapeless = answers.filter(
      ([status, { content }]) =>
        at.includes('/api/') &&
        (status === 'default' || Number(status) >= 400) &&
        content?.['application/problem+json']?.schema?.$ref !== '#/components/schemas/Problem',
    );
    return [
      ...missing.map((status) => `${at}: no ${status}`),
      ...silent.map(([status]) => `${at}: ${status} says nothing`),
      ...shapeless.map(([status]) => `${at}: ${status} is no problem document`),
    ];
  });

/** A type, a reference or a choice; an object says what is in it, and a list what it is a list of. */
const isShaped = ({ $ref, type, properties, items, allOf, oneOf, enum: choices }: Shape): boolean =>
  (oneOf !== undefined && oneOf.length > 0 && oneOf.every(isShaped)) ||
  $ref !== undefined ||
  (allOf?.length ?? 0) > 0 ||
  choices !== undefined ||
  (type === 'object' && properties !== undefined) ||
  (type === 'array' && items !== undefined && isShaped(items)) ||
  (type !== undefined && type !== 'object' && type !== 'array');

function membersWithout(at: string, { properties = {}, items }: Shape): string[] {
  const own = Object.entries(properties).flatMap(([name, member]) => {
    const where = `${at}.${name}`;
    return [
      ...(isSaid(member.description) ? [] : [`${where}: no sentence`]),
      ...(isShaped(member) ? [] : [`${where}: no shape`]),
      ...membersWithout(where, member),
    ];
  });
  return items ? [...own, ...membersWithout(`${at}[]`, items)] : own;
}

/** Members of bodies and answers, and parameters, that say nothing or have no shape. */
export function withoutMeaning(document: Document): string[] {
  const { schemas = {}, parameters: known } = document.components ?? {};
  const named = Object.entries(schemas).flatMap(([name, schema]) => membersWithout(name, schema));
  const inPlace = operationsOf(document).flatMap(({ at, operation }) => {
    const answers = Object.values(operation.responses).map(
      (answer) => found(answer, document.components?.responses).content,
    );
    const contents = [operation.requestBody?.content, ...answers];
    const shapes = contents.flatMap((content) => Object.values(content ?? {}));
    const parameters = (operation.parameters ?? []).map((one) => found(one, known));
    return [
      ...shapes.flatMap(({ schema }) =>
        schema && isShaped(schema) ? membersWithout(at, schema) : [`${at}: a body without shape`],
      ),
      ...parameters.flatMap(({ name, description, schema }) =>
        isSaid(description) && schema && isShaped(schema) ? [] : [`${at}: parameter ${name} says nothing`],
      ),
    ];
  });
  return [...named, ...inPlace];
}

export function missingRoutes(document: Document, promised: readonly string[]): string[] {
  const shown = new Set(operationsOf(document).map(({ at }) => at));
  return promised.filter((route) => !shown.has(route));
}

/** Members of a real answer that its schema does not know, or does not know so. */
export function strayMembers(document: Document, name: string, value: unknown, at = name): string[] {
  const schemas = document.components?.schemas ?? {};
  return strayIn(schemas, { $ref: `#/components/schemas/${name}` }, value, at);
}

function strayIn(schemas: Record<string, Shape>, shape: Shape, value: unknown, at: string): string[] {
  const {
    type,
    properties = {},
    required = [],
    items,
    allOf,
    nullable,
    enum: choices,
  } = found(shape, schemas);
  if (value === null) return nullable ? [] : [`${at}: null`];
  if (allOf) return allOf.flatMap((one) => strayIn(schemas, one, value, at));
  if (choices && !choices.includes(value)) return [`${at}: ${String(value)}`];
  if (type === 'array')
    return Array.isArray(value)
      ? value.flatMap((one, index) => strayIn(schemas, items ?? {}, one, `${at}.${index}`))
      : [`${at}: no list`];
  if (type === 'integer') return Number.isInteger(value) ? [] : [`${at}: no whole number`];
  if (type !== 'object') return typeof value === type ? [] : [`${at}: ${typeof value}`];
  const members = Object.entries(value as object);
  return [
    ...required
      .filter((member) => !(member in (value as object)))
      .map((member) => `${at}.${member}: missing`),
    ...members.flatMap(([member, below]) =>
      properties[member]
        ? strayIn(schemas, properties[member], below, `${at}.${member}`)
        : [`${at}.${member}: unknown`],
    ),
  ];
}
