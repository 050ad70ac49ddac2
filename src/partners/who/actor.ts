/** An actor: who asks, in which alliance, and how they stand to it. First argument of every service method. */
import { Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import type { Alliance } from './alliance.entity.js';
import { widestWindow, type InterestedWindow } from './borrowing.js';
import type { MembershipRole } from './membership.entity.js';
import type { Partner } from './partner.entity.js';
import { allows, type Action, type Relation } from './policy.js';
import type { AllianceRole } from './role.entity.js';

export interface KnownPerson {
  id: string;
  name: string;
  email: string;
  isOperator: boolean;
  /** Null where this person chose none. */
  language: Language | null;
}

/** An `Idempotency-Key` with the request it came with, both as SHA-256 in hexadecimal. */
export interface RepeatableRequest {
  keyHash: string;
  requestHash: string;
}

/** Who asks, outside of any alliance. */
export class Caller {
  constructor(
    readonly person: KnownPerson | undefined,
    /** The browser's session; undefined for programs with an access token. */
    readonly sessionId: string | undefined,
    readonly request: RepeatableRequest | undefined,
  ) {}

  /** Refuses (401) when nobody is signed in. */
  get signedIn(): KnownPerson {
    if (!this.person) throw Refusal.notSignedIn();
    return this.person;
  }

  /** Refuses (401) when nobody is signed in. */
  get personId(): string {
    return this.signedIn.id;
  }

  /** The relations that hold whatever the thing in question is. */
  relations(): Set<Relation> {
    const holding = new Set<Relation>(['anyone']);
    if (this.person) holding.add('person');
    if (this.person?.isOperator) holding.add('operator');
    return holding;
  }
}

/** A partner that somebody acts for, as far as every page needs to know it. */
export type TiedPartner = Pick<Partner, 'id' | 'name' | 'status' | 'agreementSignedOn' | 'isBorrower'>;

export interface Ties {
  /** Those of the memberships. */
  partners: readonly TiedPartner[];
  memberships: readonly { partnerId: string; role: MembershipRole }[];
  roles: readonly { role: AllianceRole; storagePlaceId: string | null }[];
  /** The farthest that a lending rule of an owner or item lets interested partners ask here. */
  windowOfRules?: number;
}

export class Actor extends Caller {
  constructor(
    caller: Caller,
    readonly alliance: Alliance,
    private readonly ties: Ties,
  ) {
    super(caller.person, caller.sessionId, caller.request);
  }

  /** The same person doing one of several jobs that a single form asks for: each job has a key of its own. */
  withRequest(request: RepeatableRequest | undefined): Actor {
    return new Actor(new Caller(this.person, this.sessionId, request), this.alliance, this.ties);
  }

  get allianceId(): string {
    return this.alliance.id;
  }

  /** True for whoever belongs to this alliance in some way. */
  get isInsider(): boolean {
    return this.ties.memberships.length + this.ties.roles.length > 0;
  }

  /** False where the alliance is not public and this is a stranger: for them it is not there, whatever they ask for. */
  get seesAlliance(): boolean {
    return this.alliance.listedAt !== null || this.isInsider;
  }

  /** Coordinator or deputy. */
  get isCoordination(): boolean {
    return this.ties.roles.some(({ role }) => role !== 'keeper');
  }

  /** What is known of them without asking. */
  get partners(): readonly TiedPartner[] {
    return this.ties.partners;
  }

  /** Of interested partners here, whatever they ask for. */
  get interestedWindow(): InterestedWindow {
    return widestWindow(this.alliance.rules, this.ties.windowOfRules);
  }

  /** The partners this person acts for here. */
  get partnerIds(): string[] {
    return this.ties.memberships.map(({ partnerId }) => partnerId);
  }

  /** The partners whose people this person looks after. */
  get managedIds(): string[] {
    return this.ties.memberships.flatMap(({ partnerId, role }) => (role === 'manager' ? [partnerId] : []));
  }

  /** What this person is to a partner; nothing where they only act for it. */
  relationsTo(partnerId: string): Relation[] {
    return this.managedIds.includes(partnerId) ? ['manager'] : [];
  }

  /** The storage places this person keeps. */
  get placeIds(): string[] {
    return this.ties.roles.flatMap(({ storagePlaceId }) => storagePlaceId ?? []);
  }

  actsFor(partnerId: string): boolean {
    return this.partnerIds.includes(partnerId);
  }

  keeps(storagePlaceId: string): boolean {
    return this.placeIds.includes(storagePlaceId);
  }

  /** What holds for everything in the alliance; `keeper` of some place is not yet keeper of this one. */
  override relations(): Set<Relation> {
    const holding = super.relations();
    // Whoever operates the installation does so from outside.
    holding.delete('operator');
    if (this.isInsider || this.alliance.visibility === 'public') holding.add('listReader');
    if (this.ties.memberships.length > 0) holding.add('member');
    for (const { role } of this.ties.roles) holding.add(role);
    return holding;
  }

  /** What could hold for some thing here: enough to let the request in, not to let it through. */
  possibleRelations(): Set<Relation> {
    const holding = this.relations();
    if (holding.has('member')) holding.add('borrower').add('owner');
    if (this.managedIds.length > 0) holding.add('manager');
    return holding;
  }

  /** For actions whose answer depends on the thing: `specific` are the relations to it. */
  may(action: Action, specific: readonly Relation[] = []): boolean {
    const holding = this.relations();
    holding.delete('keeper');
    for (const relation of specific) holding.add(relation);
    return allows(action, holding);
  }

  /** Refuses (403) what the policy does not allow. */
  require(action: Action, specific: readonly Relation[] = []): void {
    if (!this.may(action, specific)) throw Refusal.forbidden();
  }
}
