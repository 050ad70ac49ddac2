/** The routes of our pages as the framework knows them, since no document describes them; and addresses of them for the things of a house. */
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACTION } from '../../src/partners/access/access.decorators.js';
import type { Action } from '../../src/partners/who/policy.js';
import type { TestApp } from './app.js';
import type { House } from './house.js';

export interface PageRoute {
  /** `Controller.method` */
  name: string;
  method: 'get' | 'post';
  /** With `:alliance` and `:id` as the framework writes them. */
  path: string;
  action: Action;
}

/** Every route of every controller of pages. */
export function pageRoutesOf(app: TestApp): PageRoute[] {
  const discovery = app.nest.get(DiscoveryService, { strict: false });
  const [scanner, reflector] = [new MetadataScanner(), app.nest.get(Reflector, { strict: false })];
  return discovery
    .getControllers()
    .filter(({ name }) => String(name).endsWith('PagesController'))
    .flatMap(({ name, instance, metatype }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      const base = reflector.get<string>(PATH_METADATA, metatype as never);
      return scanner
        .getAllMethodNames(prototype)
        .map((method) => ({ called: `${String(name)}.${method}`, handler: prototype[method]! }))
        .filter(({ handler }) => Reflect.hasMetadata(PATH_METADATA, handler))
        .flatMap(({ called, handler }) =>
          [reflector.get<string | string[]>(PATH_METADATA, handler)].flat().map((path) => ({
            name: called,
            method: methodOf(reflector.get<RequestMethod>(METHOD_METADATA, handler), called),
            path: joined(base, path),
            action: reflector.get<Action>(ACTION, handler),
          })),
        );
    });
}

function methodOf(method: RequestMethod, name: string): 'get' | 'post' {
  if (method === RequestMethod.GET) return 'get';
  if (method === RequestMethod.POST) return 'post';
  throw new Error(`${name}: pages are looked at and their forms posted, nothing else.`);
}

const joined = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;

export const isInAlliance = ({ path }: Pick<PageRoute, 'path'>): boolean => path.includes(':alliance');

/** What a placeholder behind such a word of an address stands for. */
const things: Readonly<Record<string, (house: House) => string>> = {
  b: ({ slug }) => slug,
  items: ({ tentId }) => tentId,
  photos: ({ itemPhotoId }) => itemPhotoId,
  requests: ({ requestedId }) => requestedId,
  decisions: ({ requestedId }) => requestedId,
  consents: ({ requestedId }) => requestedId,
  'at-risk': ({ approvedId }) => approvedId,
  desk: ({ approvedId }) => approvedId,
  waiting: ({ waitingId }) => waitingId,
  applicants: ({ applicantId }) => applicantId,
  import: ({ importId }) => importId,
  places: ({ placeId }) => placeId,
  'own-rules': ({ lendingRuleId }) => lendingRuleId,
  closures: ({ closureId }) => closureId,
  qualifications: ({ qualificationId }) => qualificationId,
  'school-holidays': ({ schoolHolidayId }) => schoolHolidayId,
  partners: ({ borrowerId }) => borrowerId,
  invitations: ({ invitationId }) => invitationId,
  join: () => 'kein-Geheimnis',
  people: ({ guests }) => guests.borrower.id,
  roles: ({ guests }) => guests.keeper.id,
  calendars: ({ feedId }) => feedId,
  'stand-ins': ({ standInId }) => standInId,
  'approval-rules': ({ approvalRuleId }) => approvalRuleId,
  crest: ({ crestId }) => crestId,
  tokens: ({ tokenId }) => tokenId,
  sessions: ({ tokenId }) => tokenId,
  basket: () => 'ask',
  texts: () => 'loan-rules',
  versions: () => '1',
  export: () => 'items.csv',
  'loan-rules': () => '1',
  'sign-in': () => 'kein-Geheimnis',
  'undo-address': () => 'kein-Geheimnis',
  unsubscribe: () => 'reminders',
  ':what': () => 'kein-Geheimnis',
  found: () => 'kein-Geheimnis',
};

/** Pages about a thing of another kind than their neighbours. */
const ownThings: Readonly<Record<string, (house: House) => string>> = {
  'EntryPagesController.download': ({ approvedId }) => approvedId,
  'PhotoPagesController.form': ({ lentId }) => lentId,
  'DamagePagesController.form': ({ lentId }) => lentId,
  // Invitations to found belong to no house: an id that none of them has.
  'InvitationsPagesController.revoke': ({ tokenId }) => tokenId,
};

/** What stands behind the address of pages that ask for more than a thing. */
const queries: Readonly<Record<string, (house: House) => string>> = {
  'ManageRolesPagesController.askTaking': ({ placeId }) => `?role=keeper&storagePlaceId=${placeId}`,
  'WaitingPagesController.form': ({ tentId }) => `?item=${tentId}&from=2027-05-14&until=2027-05-17`,
  'HandOnPagesController.form': ({ placeId }) => `?role=keeper&storagePlaceId=${placeId}`,
};

/** The address with the house's own things in it, or with others that somebody names. */
export function addressIn(
  { name, path }: PageRoute,
  house: House,
  others: Readonly<Record<string, string>> = {},
): string {
  const words = path.split('/');
  const filled = words.map((word, index) => {
    if (!word.startsWith(':')) return word;
    const thing = (word === ':id' && ownThings[name]) || things[words[index - 1] ?? ''];
    const given = others[word] ?? thing?.(house);
    if (given === undefined) throw new Error(`page-routes.ts does not know what ${word} of ${name} is.`);
    return given;
  });
  return `${filled.join('/')}${queries[name]?.(house) ?? ''}`;
}

/** Placeholders for ids, without the alliance. */
export const slotsIn = ({ path }: Pick<PageRoute, 'path'>): string[] =>
  path.split('/').filter((word) => /^:(id|\w+Id)$/.test(word));
