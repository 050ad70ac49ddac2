/** What every route has in common in the OpenAPI document: how it says no. */
import type { OpenAPIObject } from '@nestjs/swagger';

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: {
      type: 'string',
      description: 'A sentence for a person, in the language of Accept-Language (de, en).',
    },
    code: { type: 'string', description: 'Stable, kebab-case.' },
    requestId: { type: 'string', description: 'Names the request in the log.' },
    errors: {
      type: 'array',
      items: { type: 'object' },
      description: '`{ field, message }` for each wrong field.',
    },
    reasons: {
      type: 'array',
      items: { type: 'object' },
      description: '`{ code, message, itemId? }`, all at once.',
    },
    shortages: {
      type: 'array',
      items: { type: 'object' },
      description:
        '`{ itemId, asked, free, because: { kind, itemId? } }` for each line that is short of stock.',
    },
    offers: {
      type: 'array',
      items: { type: 'object' },
      description: 'What could be had instead, ready to be sent.',
    },
  },
} as const;

/** Adds the problem document (RFC 9457) as every operation's default answer. */
export function withProblems(document: OpenAPIObject): OpenAPIObject {
  const answer = {
    description: 'Problem details (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const operations of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = operations[method];
      if (operation) operation.responses = { ...operation.responses, default: answer };
    }
  }
  const schemas = { ...document.components?.schemas, Problem: structuredClone(problem) as object };
  return { ...document, components: { ...document.components, schemas } };
}
