/** The routes, as the OpenAPI document describes them and the policy table guards them: what generated tests walk along. */
import { isAction } from '../../src/partners/access/access.guard.js';
import type { Action } from '../../src/partners/who/policy.js';
import { PolicyCheck } from '../../src/partners/access/policy-check.service.js';
import type { Method, TestApp } from './app.js';

/** A schema with every reference replaced by what it refers to. */
export interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: string[];
  format?: string;
  pattern?: string;
  nullable?: boolean;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
}

export interface QueryField {
  name: string;
  required: boolean;
  schema: Schema;
}

export interface Route {
  /** As the document calls the operation, and its controller the method. */
  name: string;
  /** `Controller.method` */
  handler: string;
  method: Method;
  /** With `{alliance}` and `{id}` as they stand in the document. */
  path: string;
  action: Action;
  params: string[];
  query: QueryField[];
  body: Schema | undefined;
}

/** Every operation of the document with its entry in the policy table, but the address of a feed, which has no ids. */
export async function routesOf(app: TestApp): Promise<Route[]> {
  const document = await documentOf(app);
  const actions = actionsOf(app);
  return Object.entries(document.paths)
    .filter(([path]) => !path.startsWith('/feeds/'))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => {
        const name = operation.operationId;
        const [handler, action] = handlerOf(actions, name);
        return { name, handler, method: method as Method, path, action, ...inputOf(document, operation) };
      }),
    );
}

function handlerOf(actions: Map<string, Action>, operationId: string): [string, Action] {
  const found = [...actions].filter(
    ([name]) => name.endsWith(`.${operationId}`) && !name.includes('PagesController.'),
  );
  if (found.length === 1) return found[0]!;
  throw new Error(`${operationId} is in the document, but ${found.length} routes are called so.`);
}

/** The action of every guarded route by `Controller.method`, whether or not the document shows it. */
export function actionsOf(app: TestApp): Map<string, Action> {
  const guarded = app.get(PolicyCheck).routes();
  return new Map(
    guarded.flatMap(({ name, action }): [string, Action][] => (isAction(action) ? [[name, action]] : [])),
  );
}

/** An id in a body or query: text without any bounds, since ids are opaque. */
export const isIdSchema = ({ type, format, pattern, maxLength, enum: choices }: Schema): boolean =>
  type === 'string' && !format && !pattern && maxLength === undefined && !choices;

interface Reference {
  $ref?: string;
  allOf?: RawSchema[];
}

interface RawSchema extends Omit<Schema, 'properties' | 'items'>, Reference {
  properties?: Record<string, RawSchema>;
  items?: RawSchema;
}

interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean; schema: RawSchema }[];
  requestBody?: { content: Record<string, { schema: RawSchema }> };
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, RawSchema> };
}

async function documentOf(app: TestApp): Promise<OpenApi> {
  const { body } = await app.call('get', '/api/openapi.json');
  return body as OpenApi;
}

function inputOf(
  document: OpenApi,
  { parameters = [], requestBody }: Operation,
): Pick<Route, 'params' | 'query' | 'body'> {
  const named = (where: string) => parameters.filter((parameter) => parameter.in === where);
  const bodySchema = requestBody?.content['application/json']?.schema;
  return {
    params: named('path').map(({ name }) => name),
    query: named('query').map(({ name, required, schema }) => ({
      name,
      required,
      schema: resolved(document, schema),
    })),
    body: bodySchema && resolved(document, bodySchema),
  };
}

function resolved(document: OpenApi, raw: RawSchema): Schema {
  const { $ref, allOf, properties, items, ...own } = raw;
  if ($ref !== undefined) return resolved(document, schemaNamed(document, $ref));
  const inherited = (allOf ?? []).map((one) => resolved(document, one));
  return Object.assign({}, ...inherited, own, {
    ...(properties ? { properties: resolvedAll(document, properties) } : {}),
    ...(items ? { items: resolved(document, items) } : {}),
  }) as Schema;
}

const resolvedAll = (document: OpenApi, schemas: Record<string, RawSchema>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, resolved(document, schema)]));

function schemaNamed({ components }: OpenApi, reference: string): RawSchema {
  const schema = components.schemas[reference.replace('#/components/schemas/', '')];
  if (!schema) throw new Error(`The document refers to "${reference}", which it does not contain.`);
  return schema;
}
