/** The API for people to read: the OpenAPI document as one plain page, without script. */
import type { OpenAPIObject } from '@nestjs/swagger';
import { escaped } from '../shared/html.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function apiDocsPage({ info, paths, components = {} }: OpenAPIObject): string {
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = operations[method];
      return operation ? [`<h3>${method.toUpperCase()} ${escaped(path)}</h3>${about(operation)}`] : [];
    }),
  );
  const { parameters = {}, responses = {}, schemas = {} } = components;
  const usual = Object.entries({ ...parameters, ...responses }).map(([name, part]) => row(name, part));
  const sections = Object.entries(schemas).map(([name, schema]) => schemaSection(name, schema));
  const introduction = (info.description ?? '').split('\n').filter((line) => line !== '');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leihbund: the API</title></head><body>
<h1>Leihbund: the API</h1>
<p>For programs: <a href="/api/openapi.json">the OpenAPI document</a>, from which a client can be generated.</p>
${introduction.map((line) => `<p>${escaped(line)}</p>`).join('')}
<h2>Usual headers and refusals</h2><ul>${usual.join('')}</ul>
<h2>Routes</h2>${routes.join('')}<h2>Bodies and answers</h2>${sections.join('')}
</body></html>
`;
}

function about({
  summary = '',
  description = '',
  parameters = [],
  requestBody,
  responses,
}: Operation): string {
  const own = parameters.flatMap((one) => ('name' in one ? [row(one.name, one)] : []));
  const answers = Object.entries(responses).flatMap(([status, answer]) =>
    answer && !('$ref' in answer) ? [row(status, answer)] : [],
  );
  const usual = [...parameters, ...Object.values(responses)].flatMap((part) =>
    part && '$ref' in part ? [part.$ref.split('/').at(-1)] : [],
  );
  const body = requestBody ? `<p>Body: ${references(requestBody)}</p>` : '';
  const rest = usual.length > 0 ? `<p>Usual: ${usual.join(', ')}</p>` : '';
  return `<p>${escaped(summary)} ${escaped(description)}</p><ul>${own.join('')}</ul>${body}<ul>${answers.join('')}</ul>${rest}`;
}

/** A parameter, or an answer with what it shows. */
function row(name: string, part: object): string {
  const { description = '', content } = part as { description?: string; content?: unknown };
  return `<li><code>${escaped(name)}</code> ${escaped(description)} ${references(content)}</li>`;
}

function schemaSection(name: string, schema: Schemas[string]): string {
  const properties = Object.entries('properties' in schema ? (schema.properties ?? {}) : {});
  const required = new Set('required' in schema ? schema.required : []);
  const rows = properties.map(([field, property]) => {
    const plain = 'type' in property ? String(property.type) : '';
    const type = [plain, references(property)].filter((part) => part !== '').join(' of ');
    const description = 'description' in property ? (property.description ?? '') : '';
    const optional = required.has(field) ? '' : ', optional';
    return `<li><code>${escaped(field)}</code> (${type}${optional}) ${escaped(description)}</li>`;
  });
  return `<h3 id="${escaped(name)}">${escaped(name)}</h3><ul>${rows.join('')}</ul>`;
}

/** Links to the schemas that some part of the document names. */
function references(part: unknown): string {
  const names = (JSON.stringify(part) ?? '').matchAll(/#\/components\/schemas\/(\w+)/g);
  return [...new Set([...names].map(([, name = '']) => name))]
    .map((name) => `<a href="#${name}">${name}</a>`)
    .join(', ');
}
