/** Builds the OpenAPI document from the routes: their decorators say what they do, `openapi.ts` what they have in common. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { explained } from './openapi.js';
import { Problem } from './problem.view.js';

const about = `The pooled list of a local family alliance: look, ask, decide, subscribe.

- JSON in UTF-8. Times are ISO 8601 with offset or \`Z\` (answers: \`Z\`); periods are half-open: \`until\` is exclusive.
- Money is in euro cents. Ids are opaque strings. Unknown fields in a body are refused (422) and named.
- Lists come in parts: send \`nextCursor\` as \`cursor\` until it is null.
- Errors are problem details (RFC 9457): \`code\` for programs, \`detail\` for people in the language of \`Accept-Language\`.
- Programs send \`Authorization: Bearer …\` with a token that a person made; browsers have the session cookie, with which a change must come from our own pages.
- \`x-allowed\` says who may call a route, in the words of the policy table.`;

const tags = {
  'sign-in': 'From a mail address to a mailed code.',
  sessions: 'Browsers that are signed in.',
  me: 'One’s own account, its sessions and its access tokens.',
  alliances: 'The public portraits.',
  settings: 'An alliance’s portrait and the numbers of its lending rules, for the coordination.',
  partners: 'Who takes part, and the people who act for them.',
  invitations: 'Links and sheets by which people join a partner by themselves.',
  applicants: 'Strangers who ask for access, or to take part as a new partner.',
  'founding-agreement': 'What partners promise each other.',
  roles: 'Who coordinates, stands in, and keeps a storage place.',
  audit: 'Who changed what.',
  export: 'Lists to take along, as files for other programs.',
  mails: 'What was mailed, and what became of it.',
  items: 'The pooled list, and what is free when.',
  imports: 'Lists that were brought into the pool.',
  qualifications: 'What some things require of whoever borrows them.',
  'storage-places': 'Where things stand, and when they are given out.',
  'school-holidays': 'When the schools of the Land rest, and some storage places with them.',
  'approval-rules': 'Who says yes to what is asked for.',
  'lending-rules': 'By which numbers things are lent where an owner or item has its own.',
  'stand-ins': 'Who decides while somebody is away.',
  closures: 'Units that are out for a while: maintenance, own use, season.',
  'own-use': 'Owners who use their own things.',
  'at-risk': 'Promises that the stock no longer covers.',
  reservations: 'Asking, deciding, looking, handing over and taking back.',
  waiting: 'The waiting list for what there is too little of.',
  loans: 'Loans to somebody who stands at the door.',
  desk: 'What goes out and comes back on a day.',
  feeds: 'Calendars to subscribe to.',
  health: 'Whether the server lives and takes work.',
};

/** An operation is called like its method, so no two controllers may call theirs the same; `besides` no route describes. */
export function apiDocument(app: NestFastifyApplication, besides: OpenAPIObject['paths']): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Leihbund')
    .setDescription(about)
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth();
  for (const [name, says] of Object.entries(tags)) builder.addTag(name, says);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_controller, method) => method,
    extraModels: [Problem],
  });
  return explained({ ...document, paths: { ...document.paths, ...besides } });
}
