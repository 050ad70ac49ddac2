/** The policy: deny by default, the deputy stands in for the coordinator, and the operator has no rights inside. */
import { describe, expect, test } from '@jest/globals';
import { Actor, Caller, type Ties } from '../../src/partners/who/actor.js';
import type { Alliance } from '../../src/partners/who/alliance.entity.js';
import { allows, policy, type Action, type Relation } from '../../src/partners/who/policy.js';

const actions = Object.keys(policy) as Action[];
const relations: Relation[] = [
  'anyone',
  'person',
  'listReader',
  'member',
  'manager',
  'borrower',
  'owner',
  'keeper',
  'deputy',
  'coordinator',
  'operator',
];

const who = (action: Action): readonly Relation[] => policy[action];

const NOBODY: Ties = { partners: [], memberships: [], roles: [] };
const MEMBER: Ties = { partners: [], memberships: [{ partnerId: 'kita', role: 'member' }], roles: [] };
const MANAGER: Ties = { partners: [], memberships: [{ partnerId: 'kita', role: 'manager' }], roles: [] };
const KEEPER: Ties = { partners: [], memberships: [], roles: [{ role: 'keeper', storagePlaceId: 'hof' }] };
const DEPUTY: Ties = { partners: [], memberships: [], roles: [{ role: 'deputy', storagePlaceId: null }] };
const COORDINATOR: Ties = {
  partners: [],
  memberships: [],
  roles: [{ role: 'coordinator', storagePlaceId: null }],
};

function actor(ties: Ties, facts: { isOperator?: boolean; isPublic?: boolean } = {}): Actor {
  const { isOperator = false, isPublic = false } = facts;
  const person = { id: 'anna', name: 'Anna', email: 'anna@example.org', isOperator, language: null };
  const alliance = { id: 'auental', visibility: isPublic ? 'public' : 'partners' } as Alliance;
  return new Actor(new Caller(person, undefined, undefined), alliance, ties);
}

const allowedTo = (one: Actor, specific: Relation[] = []): Action[] =>
  actions.filter((action) => one.may(action, specific));

describe('the table', () => {
  test.each(actions)('%s names who may, each once', (action) => {
    expect(who(action).length).toBeGreaterThan(0);
    expect(new Set(who(action)).size).toBe(who(action).length);
  });

  test('lets the deputy do all that the coordinator may, but for giving out roles', () => {
    const only = actions.filter(
      (action) => who(action).includes('coordinator') !== who(action).includes('deputy'),
    );
    expect(only).toEqual(['roles.change']);
    expect(who('roles.change')).toEqual(['coordinator']);
  });

  test('gives the operator what is of no alliance, alone, and nothing else', () => {
    const operating = actions.filter((action) => who(action).includes('operator'));
    expect(operating).toEqual(['installation.operate', 'foundings.invite', 'foundings.revoke']);
    for (const action of operating) expect(who(action)).toEqual(['operator']);
  });

  test('is open to everyone in a few places only', () => {
    expect(actions.filter((action) => who(action).includes('anyone'))).toEqual([
      'installation.look',
      'sign-in.ask',
      'session.open',
      'address.undo',
      'mails.refuse',
      'language.choose',
      'foundings.look',
      'alliances.read',
      'texts.read',
      'invitations.open',
      'invitations.take',
      'applicants.apply',
      'feeds.fetch',
    ]);
  });

  test('lets nobody change anything for merely being signed in, but what is their own, or what an invitation waits for', () => {
    expect(actions.filter((action) => who(action).includes('person'))).toEqual([
      'session.close',
      'sessions.read',
      'sessions.end',
      'address.move',
      'alliance.found',
      'me.read',
      'me.wish',
      'tokens.read',
      'tokens.create',
      'tokens.revoke',
    ]);
  });

  test('lets readers of the list only read', () => {
    const reading = actions.filter((action) => who(action).includes('listReader'));
    expect(reading.filter((action) => !action.endsWith('.read'))).toEqual([]);
  });

  test('denies whoever holds no relation', () => {
    expect(actions.filter((action) => allows(action, new Set()))).toEqual([]);
  });

  test('allows exactly by the relations it names', () => {
    for (const action of actions) {
      const allowing = relations.filter((relation) => allows(action, new Set([relation])));
      expect(allowing.toSorted()).toEqual([...who(action)].toSorted());
    }
  });
});

describe('somebody without a tie to the alliance', () => {
  const open = actions.filter((action) => who(action).some((one) => one === 'anyone' || one === 'person'));

  test('may do there what everybody may', () => {
    expect(allowedTo(actor(NOBODY))).toEqual(open);
  });

  test('may read a public list besides', () => {
    const more = allowedTo(actor(NOBODY, { isPublic: true })).filter((action) => !open.includes(action));
    expect(more).toEqual([
      'items.read',
      'qualifications.read',
      'storage-places.read',
      'school-holidays.read',
    ]);
  });

  test('may no more for operating the installation', () => {
    expect(allowedTo(actor(NOBODY, { isOperator: true }))).toEqual(open);
  });
});

describe('a member', () => {
  test('may ask and read, but decides nothing', () => {
    const mine = allowedTo(actor(MEMBER));
    expect(mine).toEqual(expect.arrayContaining(['reservations.ask', 'items.read', 'feeds.create']));
    expect(
      mine.filter((action) => /\.(approve|decline|withdraw|cancel|change|invite|remove)$/.test(action)),
    ).toEqual([]);
  });

  test('may withdraw as borrower and decide as owner, of that thing only', () => {
    const member = actor(MEMBER);
    expect(member.may('reservations.withdraw', ['borrower'])).toBe(true);
    expect(member.may('reservations.approve', ['borrower'])).toBe(false);
    expect(member.may('reservations.approve', ['owner'])).toBe(true);
    expect(member.may('reservations.withdraw', ['owner'])).toBe(false);
    expect(member.may('reservations.withdraw')).toBe(false);
  });

  test('is let in where something could be theirs, which is not yet being let through', () => {
    const member = actor(MEMBER);
    expect(allows('reservations.approve', member.possibleRelations())).toBe(true);
    expect(allows('reservations.approve', actor(NOBODY).possibleRelations())).toBe(false);
    expect(() => member.require('reservations.approve')).toThrow(
      expect.objectContaining({ kind: 'forbidden', code: 'forbidden' }),
    );
  });
});

describe('a manager', () => {
  test('looks after the people of one partner, and is a member besides', () => {
    const manager = actor(MANAGER);
    expect(manager.relationsTo('kita')).toEqual(['manager']);
    expect(manager.may('people.invite', manager.relationsTo('kita'))).toBe(true);
    expect(manager.may('people.invite', manager.relationsTo('chor'))).toBe(false);
    expect(allowedTo(manager)).toEqual(allowedTo(actor(MEMBER)));
  });

  test('is let in where people are looked after; a member is not', () => {
    const entering = actions.filter((action) => who(action).includes('manager'));
    expect(entering).toEqual([
      'people.read',
      'people.invite',
      'people.remove',
      'held-qualifications.read',
      'invitations.read',
      'invitations.create',
      'invitations.revoke',
      'approval-rules.read',
      'approval-rules.change',
      'lending-rules.read',
      'lending-rules.change',
    ]);
    for (const action of entering) {
      expect(allows(action, actor(MANAGER).possibleRelations())).toBe(true);
      expect(allows(action, actor(MEMBER).possibleRelations())).toBe(false);
    }
  });
});

describe('a keeper', () => {
  test('keeps one place, and is nobody at another', () => {
    const keeper = actor(KEEPER);
    expect(keeper.keeps('hof')).toBe(true);
    expect(keeper.keeps('scheune')).toBe(false);
    expect(keeper.may('reservations.read')).toBe(false);
    expect(keeper.may('reservations.read', ['keeper'])).toBe(true);
    expect(keeper.may('reservations.approve', ['keeper'])).toBe(false);
  });

  test('is let in where every insider is', () => {
    const entering = actions.filter((action) => allows(action, actor(KEEPER).possibleRelations()));
    const expected = [
      'reservations.list',
      'reservations.read',
      'feeds.create',
      'closures.read',
      'items.read',
    ];
    expect(entering).toEqual(expect.arrayContaining(expected));
    expect(entering).not.toContain('reservations.ask');
  });
});

describe('coordinator and deputy', () => {
  const inside = actions.filter((action) => who(action).includes('coordinator'));

  test('the coordinator may do all that is done inside', () => {
    expect(allowedTo(actor(COORDINATOR))).toEqual(expect.arrayContaining(inside));
  });

  test('the deputy all of it, but for giving out roles', () => {
    const deputy = allowedTo(actor(DEPUTY));
    expect(inside.filter((action) => !deputy.includes(action))).toEqual(['roles.change']);
  });

  test('only they are the coordination', () => {
    const all = [NOBODY, MEMBER, KEEPER, DEPUTY, COORDINATOR].map((ties) => actor(ties));
    expect(all.map((one) => one.isCoordination)).toEqual([false, false, false, true, true]);
    expect(all.map((one) => one.isInsider)).toEqual([false, true, true, true, true]);
  });
});

describe('nobody', () => {
  test('has no id, and is asked to sign in first', () => {
    const nobody = new Caller(undefined, undefined, undefined);
    expect(() => nobody.personId).toThrow(expect.objectContaining({ kind: 'not-signed-in' }));
    expect([...nobody.relations()]).toEqual(['anyone']);
  });
});
