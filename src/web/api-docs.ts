/** The API for people to read: the OpenAPI document as one plain page, without script. */
import type { OpenAPIObject } from '@nestjs/swagger';
import { escaped } from './html.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function apiDocsPage({ paths, components }: OpenAPIObject): string {
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = operations[method];
      return operation ? [routeSection(method, path, operation)] : [];
    }),
  );
  const schemas = Object.entries(components?.schemas ?? {}).map(([name, schema]) =>
    schemaSection(name, schema),
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leihbund: the API</title></head><body>
<h1>Leihbund: the API</h1>
<p>For programs: <a href="/api/openapi.json">the OpenAPI document</a>. Errors are problem details (RFC 9457).</p>
<h2>Routes</h2>${routes.join('')}<h2>Bodies and answers</h2>${schemas.join('')}
</body></html>
`;
}

function routeSection(method: string, path: string, operation: Operation): string {
  const parameters = (operation.parameters ?? []).flatMap((one) => ('name' in one ? [one] : []));
  const rows = parameters.map(
    ({ name, in: where, description = '' }) =>
      `<li><code>${escaped(name)}</code> (${where}) ${escaped(description)}</li>`,
  );
  const body = operation.requestBody ? `<p>Body: ${references(operation.requestBody)}</p>` : '';
  const answer = references(operation.responses);
  return `<h3>${method.toUpperCase()} ${escaped(path)}</h3><ul>${rows.join('')}</ul>${body}${answer ? `<p>Answer: ${answer}</p>` : ''}`;
}

function schemaSection(name: string, schema: Schemas[string]): string {
  const properties = Object.entries('properties' in schema ? (schema.properties ?? {}) : {});
  const required = new Set('required' in schema ? schema.required : []);
  const rows = properties.map(([field, property]) => {
    const type = 'type' in property ? String(property.type) : '';
    const description = 'description' in property ? (property.description ?? '') : '';
    const optional = required.has(field) ? '' : ', optional';
    return `<li><code>${escaped(field)}</code> (${type || references(property)}${optional}) ${escaped(description)}</li>`;
  });
  return `<h3 id="${escaped(name)}">${escaped(name)}</h3><ul>${rows.join('')}</ul>`;
}

/** Links to the schemas that some part of the document names. */
function references(part: unknown): string {
  const names = JSON.stringify(part).matchAll(/#\/components\/schemas\/(\w+)/g);
  return [...new Set([...names].map(([, name = '']) => name))]
    .map((name) => `<a href="#${name}">${name}</a>`)
    .join(', ');
}
