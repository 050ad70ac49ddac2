/** What many routes have in common in the OpenAPI document, told from each route's own shape: tag, parameters, refusals. */
import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameters = NonNullable<Operation['parameters']>;

/** One operation with what its shape is told from. */
interface Route {
  path: string;
  changes: boolean;
  /** The relations that the policy lets in. */
  allowed: readonly string[];
  operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Adds to every operation what its shape says, and to the document what the operations refer to. */
export function explained(document: OpenAPIObject): OpenAPIObject {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = operations[method];
      if (!operation) continue;
      const allowed = (operation as { 'x-allowed'?: string[] })['x-allowed'] ?? ['anyone'];
      operations[method] = withShape({ path, changes: method !== 'get', allowed, operation });
    }
  }
  return { ...document, components: { ...document.components, parameters: headers, responses: refusals() } };
}

function withShape(route: Route): Operation {
  const { path, operation } = route;
  const security = operation.security ?? securityOf(route);
  const parameters = [...pathParameters(path), ...ownParameters(operation), ...headersOf(route, security)];
  return {
    ...operation,
    tags: [tagOf(path)],
    security,
    parameters,
    responses: { ...withProblems(operation.responses), ...refusalsOf(route) },
  };
}

/** The collection's name in the path, or the first word outside of alliances. */
function tagOf(path: string): string {
  const [, afterAlliance] = /^\/api\/alliances\/\{alliance\}\/([\w-]+)/.exec(path) ?? [];
  return afterAlliance ?? /^\/(?:api\/)?([\w-]+)/.exec(path)?.[1] ?? '';
}

const signedIn: Record<string, string[]>[] = [{ bearer: [] }, { cookie: [] }];

/** A list that is public for some alliances may be read without signing in. */
function securityOf({ allowed }: Route): Record<string, string[]>[] {
  if (allowed.includes('anyone')) return [];
  return allowed.includes('listReader') ? [{}, ...signedIn] : signedIn;
}

const pathWords: Readonly<Record<string, string>> = {
  alliance: 'The alliance’s word in every address, such as `auenbrueck`.',
  id: 'Which one. Ids are opaque.',
  personId: 'The person. Ids are opaque.',
  qualificationId: 'The qualification. Ids are opaque.',
  importId: 'The import. Ids are opaque.',
  photoId: 'The photo. Ids are opaque.',
  file: 'Its size: `small.webp`, `medium.webp` or `large.webp`.',
  list: 'Which list, as what: `items`, `partners`, `reservations`, `loans`, `money` or `log`, with `.csv` or `.xlsx` at its end.',
  secret: 'What only subscribers know.',
  slug: 'What the calendar is called, for programs that show it.',
};

const pathParameters = (path: string): Parameters =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: pathWords[name] ?? '',
    schema: { type: 'string' },
  }));

/** What the framework found in the query, and what was described by hand; paths and usual headers are told here. */
const ownParameters = ({ parameters = [] }: Operation): Parameters =>
  parameters.filter((one) => 'in' in one && one.in !== 'path' && one.description !== undefined);

const header = (name: string, description: string) =>
  ({ name, in: 'header', required: false, description, schema: { type: 'string' } }) as const;

const headers = {
  AcceptLanguage: header('Accept-Language', 'The language of sentences for people: `de` or `en`.'),
  IdempotencyKey: header(
    'Idempotency-Key',
    'Up to 255 characters of your own. A repeat with the same body within two days acts once and gets the first answer; with another body it is refused (422).',
  ),
  IfMatch: header('If-Match', 'The `ETag` that you have seen: refused (412) where it changed since.'),
};

const expectsVersion = ({ parameters = [] }: Operation): boolean =>
  parameters.some((one) => 'name' in one && one.name === 'if-match');

/** Keys belong to a person: nobody's repeat, and no browser's own errand, is remembered. */
function headersOf({ path, changes, operation }: Route, security: Operation['security'] = []): Parameters {
  const names = [
    ...(isGuarded(path) ? ['AcceptLanguage'] : []),
    ...(changes && security.some((way) => 'bearer' in way) ? ['IdempotencyKey'] : []),
    ...(expectsVersion(operation) ? ['IfMatch'] : []),
  ];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

const problems = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** A refusal that only this route knows has its sentence already, and still lacks its shape. */
function withProblems(responses: Operation['responses']): Operation['responses'] {
  const own = Object.entries(responses).map(([status, answer]) => {
    const isBare = Number(status) >= 400 && answer && !('$ref' in answer) && !answer.content;
    return [status, isBare ? { ...answer, content: problems } : answer];
  });
  return Object.fromEntries(own) as Operation['responses'];
}

const meanings: Readonly<Record<string, string>> = {
  400: 'The request is not readable, such as a body that is no JSON object in UTF-8.',
  401: 'Nobody is signed in, or the token is unknown or revoked.',
  403: 'You are not allowed to do this here, or another site’s page asked in your name.',
  404: 'It is not there, or none of your business.',
  412: 'It changed since the version that `If-Match` names.',
  413: 'The body is larger than 64 kB.',
  415: 'The body is not `application/json` in UTF-8, as it stands.',
  422: 'Well-formed but wrong: `errors` names every wrong or unknown field.',
  503: 'The database is away or busy; try again after `Retry-After` seconds.',
  default: 'Anything else that goes wrong, without a stack trace.',
};

const retryAfter = {
  'Retry-After': {
    description: 'Seconds after which trying again makes sense.',
    schema: { type: 'integer' },
  },
};

const refusals = () =>
  Object.fromEntries(
    Object.entries(meanings).map(([status, description]) => [
      `Refused-${status}`,
      { description, content: problems, ...(status === '503' ? { headers: retryAfter } : {}) },
    ]),
  );

/** What passes the door of the API; health and calendars answer whoever comes. */
const isGuarded = (path: string): boolean => path.startsWith('/api/');

/** Relations that everybody has who gets to see the alliance at all. */
const hasRole = (allowed: readonly string[]): boolean =>
  !allowed.some((relation) => ['anyone', 'person', 'listReader'].includes(relation));

/** What the shape of a route lets it refuse; its own sentences go first. */
function refusalsOf({ path, changes, allowed, operation }: Route): Operation['responses'] {
  if (!isGuarded(path)) return {};
  const hasBody = operation.requestBody !== undefined;
  const hasInput = hasBody || changes || ownParameters(operation).length > 0;
  const refused = [
    ...(hasBody ? ['400', '413', '415'] : []),
    '401',
    ...(changes || hasRole(allowed) ? ['403'] : []),
    ...(path.includes('{') ? ['404'] : []),
    ...(expectsVersion(operation) ? ['412'] : []),
    ...(hasInput ? ['422'] : []),
    '503',
    'default',
  ];
  const missing = refused.filter((status) => !(status in operation.responses));
  return Object.fromEntries(
    missing.map((status) => [status, { $ref: `#/components/responses/Refused-${status}` }]),
  );
}
