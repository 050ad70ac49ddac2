/** How a route explains itself in the OpenAPI document: what it does, what it answers, and what it alone refuses. */
import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import { ApiOperation, ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';

/** By status, when this route refuses so. What a route's own shape tells is added in `openapi.ts`. */
type Refuses = Readonly<Partial<Record<401 | 403 | 404 | 409, string>>>;

/** A short sentence for lists of routes, then what a stranger needs to know besides. */
export function Says(summary: string, description: string, refuses: Refuses = {}): MethodDecorator {
  const refusals = Object.entries(refuses).map(([status, says]) =>
    ApiResponse({ status: Number(status), description: says }),
  );
  return applyDecorators(ApiOperation({ summary, description }), ...refusals);
}

const meanings = {
  200: 'As it stands now.',
  201: 'Made.',
  202: 'Taken on.',
  204: 'Done; there is nothing to show.',
};

/** The status of success, and what the body shows; no view: nothing worth reading. */
export const Answers = (
  status: keyof typeof meanings,
  view?: Type | [Type],
  shape: Pick<ApiResponseOptions, 'headers'> = {},
): MethodDecorator =>
  applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description: meanings[status], ...shape, ...(view ? { type: view } : {}) }),
  );
