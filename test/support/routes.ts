/** The routes, as the OpenAPI document describes them and the policy table guards them: what generated tests walk along. */
import { isAction } from '../../src/partners/access.guard.js';
import type { Action } from '../../src/partners/policy.js';
import { PolicyCheck } from '../../src/partners/policy-check.service.js';
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
  /** `Controller.method` */
  name: string;
  method: Method;
  /** With `{alliance}` and `{id}` as they stand in the document. */
  path: string;
  action: Action;
  params: string[];
  query: QueryField[];
  body: Schema | undefined;
}

/** Every operation of the document, with its entry in the policy table. */
export async function routesOf(app: TestApp): Promise<Route[]> {
  const document = await documentOf(app);
  const actions = actionsOf(app);
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const name = operation.operationId.replace('_', '.');
      const action = actions.get(name);
      if (!action) throw new Error(`${name} is in the document, but no controller's route.`);
      return { name, method: method as Method, path, action, ...inputOf(document, operation) };
    }),
  );
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
