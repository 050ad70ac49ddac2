/** The address of a feed in the OpenAPI document: written by hand, since its route takes every method and refuses most. */
import type { OpenAPIObject } from '@nestjs/swagger';

export const feedAddress: OpenAPIObject['paths'] = {
  '/feeds/{secret}/{slug}.ics': {
    get: {
      operationId: 'fetchFeed',
      summary: 'Fetch a calendar.',
      description:
        'What calendar programs subscribe to: the reservations that whoever made the address may see now. Whoever knows the address needs nothing else; also answers HEAD.',
      parameters: [
        {
          name: 'If-None-Match',
          in: 'header',
          required: false,
          description: 'The `ETag` of the copy at hand.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: {
          description: 'iCalendar.',
          headers: { ETag: { description: 'Of this copy.', schema: { type: 'string' } } },
          content: { 'text/calendar': { schema: { type: 'string' } } },
        },
        304: { description: 'The copy at hand is as it stands.' },
        404: {
          description: 'There is no such address.',
          content: { 'text/plain': { schema: { type: 'string' } } },
        },
        410: {
          description: 'It was revoked.',
          content: { 'text/plain': { schema: { type: 'string' } } },
        },
      },
    },
  },
};
