/** Which action each route is, decided by hand: the table that guards the routes cannot tell that a route names a weaker action. */
import type { Action } from '../../src/partners/policy.js';

/** Whoever adds a route writes it down here. */
export const routeActions: Readonly<Record<string, Action>> = {
  'POST /api/sign-in': 'sign-in.ask',
  'POST /api/sessions': 'session.open',
  'DELETE /api/sessions/current': 'session.close',
  'GET /api/me': 'me.read',
  'GET /api/me/tokens': 'tokens.read',
  'POST /api/me/tokens': 'tokens.create',
  'DELETE /api/me/tokens/{id}': 'tokens.revoke',
  'GET /api/me/sessions': 'sessions.read',
  'DELETE /api/me/sessions': 'sessions.end',
  'DELETE /api/me/sessions/{id}': 'sessions.end',
  'POST /api/me/email': 'address.move',
  'POST /api/me/email/confirm': 'address.move',

  'GET /api/alliances': 'alliances.read',
  'GET /api/alliances/{alliance}': 'alliances.read',
  'GET /api/alliances/{alliance}/partners': 'partners.read',
  'POST /api/alliances/{alliance}/partners': 'partners.create',
  'GET /api/alliances/{alliance}/partners/{id}': 'partners.read',
  'PATCH /api/alliances/{alliance}/partners/{id}': 'partners.change',
  'GET /api/alliances/{alliance}/partners/{id}/people': 'people.read',
  'POST /api/alliances/{alliance}/partners/{id}/people': 'people.invite',
  'DELETE /api/alliances/{alliance}/partners/{id}/people/{personId}': 'people.remove',
  'PUT /api/alliances/{alliance}/roles/{personId}': 'roles.change',
  'DELETE /api/alliances/{alliance}/roles/{personId}': 'roles.change',
  'GET /api/alliances/{alliance}/audit': 'audit.read',
  'GET /api/alliances/{alliance}/mails': 'mails.read',

  'GET /api/alliances/{alliance}/items': 'items.read',
  'POST /api/alliances/{alliance}/items': 'items.create',
  'GET /api/alliances/{alliance}/items/{id}': 'items.read',
  'PATCH /api/alliances/{alliance}/items/{id}': 'items.change',
  'GET /api/alliances/{alliance}/items/{id}/availability': 'items.read',
  'GET /api/alliances/{alliance}/storage-places': 'storage-places.read',
  'POST /api/alliances/{alliance}/storage-places': 'storage-places.create',
  'GET /api/alliances/{alliance}/storage-places/{id}': 'storage-places.read',
  'PATCH /api/alliances/{alliance}/storage-places/{id}': 'storage-places.change',
  'GET /api/alliances/{alliance}/closures': 'closures.read',
  'POST /api/alliances/{alliance}/closures': 'closures.create',
  'DELETE /api/alliances/{alliance}/closures/{id}': 'closures.remove',
  'GET /api/alliances/{alliance}/at-risk': 'at-risk.read',

  'GET /api/alliances/{alliance}/reservations': 'reservations.list',
  'POST /api/alliances/{alliance}/reservations': 'reservations.ask',
  'GET /api/alliances/{alliance}/reservations/{id}': 'reservations.read',
  'GET /api/alliances/{alliance}/reservations/{id}/calendar.ics': 'reservations.read',
  'POST /api/alliances/{alliance}/reservations/{id}/approve': 'reservations.approve',
  'POST /api/alliances/{alliance}/reservations/{id}/decline': 'reservations.decline',
  'POST /api/alliances/{alliance}/reservations/{id}/withdraw': 'reservations.withdraw',
  'POST /api/alliances/{alliance}/reservations/{id}/cancel': 'reservations.cancel',

  'GET /api/alliances/{alliance}/feeds': 'feeds.read',
  'POST /api/alliances/{alliance}/feeds': 'feeds.create',
  'DELETE /api/alliances/{alliance}/feeds/{id}': 'feeds.revoke',

  'GET /health/live': 'installation.look',
  'GET /health/ready': 'installation.look',
};

/** Routes that the document does not show. */
export const hiddenActions: Readonly<Record<string, Action>> = {
  'FeedAddressController.fetch': 'feeds.fetch',
  'AssetsController.file': 'installation.look',
  'LandingPagesController.landing': 'alliances.read',
  'LanguagePagesController.choose': 'language.choose',
  'RobotsController.robots': 'installation.look',
  'SignInPagesController.form': 'installation.look',
  'SignInPagesController.ask': 'sign-in.ask',
  'SignInPagesController.code': 'installation.look',
  'SignInPagesController.link': 'installation.look',
  'SignInPagesController.useLink': 'session.open',
  'SignInPagesController.useCode': 'session.open',
  'UndoAddressPagesController.ask': 'installation.look',
  'UndoAddressPagesController.undo': 'address.undo',
};
