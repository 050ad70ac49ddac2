/** Describes a part of a list in the OpenAPI document. */
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

export const ApiListPart = (view: Type): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(view),
    ApiOkResponse({
      description: 'A part of the list.',
      schema: {
        type: 'object',
        required: ['items', 'nextCursor'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: getSchemaPath(view) },
            description: 'At most `limit` entries.',
          },
          nextCursor: {
            type: 'string',
            nullable: true,
            description: 'Send it as `cursor` for the next part; null on the last.',
          },
        },
      },
    }),
  );
