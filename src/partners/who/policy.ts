/** The policy: for every action, the relations that allow it. Deny by default; a route without an entry stops the start. */

/**
 * How somebody stands to an alliance and to the thing in question. A `manager` looks after the people of one partner.
 * `listReader` is anyone where the alliance's list is public, else whoever has a tie to the alliance.
 */
export type Relation =
  | 'anyone'
  | 'person'
  | 'listReader'
  | 'member'
  | 'manager'
  | 'borrower'
  | 'owner'
  | 'keeper'
  | 'deputy'
  | 'coordinator'
  | 'operator';

const coordination = ['coordinator', 'deputy'] as const;
const insiders = ['member', 'keeper', ...coordination] as const;

export const policy = {
  'installation.look': ['anyone'],
  'sign-in.ask': ['anyone'],
  'session.open': ['anyone'],
  'session.close': ['person'],
  'sessions.read': ['person'],
  'sessions.end': ['person'],
  'address.move': ['person'],
  'address.undo': ['anyone'],
  'mails.refuse': ['anyone'],
  'language.choose': ['anyone'],
  'installation.operate': ['operator'],
  'foundings.invite': ['operator'],
  'foundings.revoke': ['operator'],
  'foundings.look': ['anyone'],
  'alliance.found': ['person'],
  'me.read': ['person'],
  'me.wish': ['person'],
  'tokens.read': ['person'],
  'tokens.create': ['person'],
  'tokens.revoke': ['person'],

  'alliances.read': ['anyone'],
  'manage.look': coordination,
  'settings.read': coordination,
  'alliance.change': coordination,
  'alliance.show': coordination,
  'alliance.hide': coordination,
  'texts.read': ['anyone'],
  'texts.publish': coordination,
  'partners.read': coordination,
  'partners.create': coordination,
  'partners.change': coordination,
  'partners.import': coordination,
  'people.read': ['manager', ...coordination],
  'people.invite': ['manager', ...coordination],
  'people.remove': ['manager', ...coordination],
  'held-qualifications.read': ['manager', ...coordination],
  'held-qualifications.enter': coordination,
  'invitations.read': ['manager', ...coordination],
  'invitations.create': ['manager', ...coordination],
  'invitations.revoke': ['manager', ...coordination],
  'invitations.open': ['anyone'],
  'invitations.take': ['anyone'],
  'roles.read': coordination,
  'roles.change': ['coordinator'],
  'stand-ins.read': insiders,
  'stand-ins.enter': ['member', ...coordination],
  'stand-ins.end': ['member', ...coordination],
  'audit.read': coordination,
  'export.read': coordination,
  'export.make': coordination,
  'mails.read': coordination,

  'items.read': ['listReader'],
  'qualifications.read': ['listReader'],
  'qualifications.change': coordination,
  'items.create': ['owner', ...coordination],
  'items.change': ['owner', ...coordination],
  'items.confirm': ['owner', ...coordination],
  'items.import': coordination,
  'items.undo-import': coordination,
  'whereabouts.read': ['keeper', 'owner', ...coordination],
  'storage-places.read': ['listReader'],
  'storage-places.create': coordination,
  'storage-places.change': coordination,
  'storage-places.confirm': ['keeper', ...coordination],
  'confirmations.read': ['member', 'keeper', ...coordination],
  'school-holidays.read': ['listReader'],
  'school-holidays.add': coordination,
  'school-holidays.remove': coordination,
  'closures.read': insiders,
  'closures.create': ['owner', ...coordination],
  'closures.remove': ['owner', ...coordination],
  'own-use.take': ['owner', ...coordination],
  'own-use.end': ['owner', ...coordination],
  'at-risk.read': coordination,

  'reservations.ask': ['member', ...coordination],
  'reservations.ask-for-any': coordination,
  'reservations.list': insiders,
  'reservations.read': ['borrower', 'owner', 'keeper', ...coordination],
  'reservations.approve': ['owner', ...coordination],
  'reservations.decline': ['owner', ...coordination],
  'approval-rules.read': ['manager', ...coordination],
  'approval-rules.change': ['manager', ...coordination],
  'lending-rules.read': ['manager', ...coordination],
  'lending-rules.change': ['manager', ...coordination],
  'reservations.withdraw': ['borrower', ...coordination],
  'reservations.cancel': ['borrower', ...coordination],
  'reservations.change': ['borrower', ...coordination],
  'reservations.decide-change': coordination,
  'reservations.offer': coordination,
  'reservations.answer-offer': ['borrower'],
  'waiting.read': ['member', ...coordination],
  'waiting.see': ['borrower', ...coordination],
  'waiting.join': ['member', ...coordination],
  'waiting.leave': ['borrower', ...coordination],
  'waiting.answer': ['borrower'],
  'waiting.jump': coordination,
  'applicants.apply': ['anyone'],
  'applicants.read': coordination,
  'applicants.decide': coordination,
  'docket.read': coordination,
  'docket.decide': coordination,
  'pool-calendar.read': coordination,
  'today.read': coordination,
  'desk.read': insiders,
  'desk.hand-over': ['keeper', 'owner', ...coordination],
  'desk.take-back': ['keeper', 'owner', ...coordination],
  'desk.check': ['keeper', 'owner', ...coordination],
  'desk.release': ['keeper', 'owner', ...coordination],
  'desk.report-return': ['borrower', ...coordination],
  'desk.report-damage': ['borrower', ...coordination],
  'photos.add': ['borrower', 'keeper', 'owner', ...coordination],
  'messages.read': ['borrower', 'keeper', 'owner', ...coordination],
  'messages.write': ['borrower', 'owner', ...coordination],
  'money.read': ['borrower', 'keeper', 'owner', ...coordination],
  'money.note': ['keeper', 'owner', ...coordination],
  'money.list': coordination,

  'feeds.read': insiders,
  'feeds.create': insiders,
  'feeds.revoke': insiders,
  'feeds.fetch': ['anyone'],
} as const satisfies Readonly<Record<string, readonly Relation[]>>;

export type Action = keyof typeof policy;

/** True where one of the relations that hold allows the action. */
export const allows = (action: Action, holding: ReadonlySet<Relation>): boolean =>
  policy[action].some((relation) => holding.has(relation));
