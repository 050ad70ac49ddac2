/** Invitations to found an alliance: sent by the operator to a mail address, each used once, within two weeks, or taken back. */
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { addMinutes } from '../../shared/period.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { AuditService } from '../log/audit.service.js';
import type { Caller } from '../who/actor.js';
import { Alliance } from '../who/alliance.entity.js';
import { refuseOwnMailbox } from '../who/own-mailbox.js';
import { Person } from '../who/person.entity.js';
import { hashed, newSecret } from '../who/secrets.js';
import { Turns, type Look } from '../who/turns.service.js';
import { personOf } from './alliances.service.js';
import { FoundingInvitation } from './founding-invitation.entity.js';
import { FoundingMails } from './founding-mails.service.js';
import { INVITATION_DAYS, stateOf } from './founding-states.js';
import type { FoundingInvitationDto, FoundingInvitationView, OpenInvitation } from './founding.dto.js';

const DAY_MINUTES = 24 * 60;
const INVITATION_MINUTES = INVITATION_DAYS * DAY_MINUTES;
const KEPT_MINUTES = 90 * DAY_MINUTES;

@Injectable()
export class FoundingInvitations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly audit: AuditService,
    private readonly mails: FoundingMails,
    private readonly config: Config,
  ) {}

  /** Newest first. */
  list(caller: Caller, queried: ListQuery): Promise<ListPart<FoundingInvitationView>> {
    const invitations = { of: FoundingInvitation, where: {}, newestFirst: true } as const;
    return this.turns.look(caller, async ({ tx, now }) => {
      const part = await readPart(tx, invitations, queried);
      const names = await namesOf(tx, part.items);
      return eachOf(part, (one) => viewOf(one, names, now));
    });
  }

  /** Whoever gets it can sign in from now on, and do nothing but found. An earlier one to the same address ends. */
  async invite(caller: Caller, { email: address, allianceName }: FoundingInvitationDto): Promise<void> {
    const email = normalAddress(address);
    refuseOwnMailbox(this.config, email, 'email');
    const secret = newSecret();
    await this.turns.own(caller, async (turn) => {
      const { tx, now } = turn;
      const id = await personOf(tx, { email, name: email }, now);
      const { language } = await tx.findOneByOrFail(Person, { id });
      await tx.update(FoundingInvitation, { email, endedAt: IsNull() }, { endedAt: now });
      const expiresAt = addMinutes(now, INVITATION_MINUTES);
      const facts = { email, allianceName, secretHash: hashed(secret), invitedById: caller.personId };
      const ends = { createdAt: now, expiresAt, endedAt: null, foundedId: null };
      const invitation = { id: newId(), ...facts, ...ends };
      await tx.insert(FoundingInvitation, invitation);
      await this.mails.invite(turn, { email, language, allianceName, secret, expiresAt });
      await this.audit.note(turn, { what: 'foundings.invite', subjectId: invitation.id });
    });
  }

  /** Refuses (404) what can be used no more anyway. */
  async revoke(caller: Caller, id: string): Promise<void> {
    await this.turns.own(caller, async (turn) => {
      const { tx, now } = turn;
      const open = { id, endedAt: IsNull(), expiresAt: MoreThan(now) };
      const { affected } = await tx.update(FoundingInvitation, open, { endedAt: now });
      if (affected !== 1) throw Refusal.notFound();
      await this.audit.note(turn, { what: 'foundings.revoke', subjectId: id });
    });
  }

  /** What the mailed link leads to. Looking uses nothing up. */
  open(caller: Caller, secret: string): Promise<OpenInvitation | undefined> {
    const secretHash = hashed(secret);
    return this.turns.look(caller, async ({ tx, now }) => {
      const found = await tx.findOneBy(FoundingInvitation, { secretHash });
      if (!found || stateOf(found, now) !== 'open') return undefined;
      const { allianceName, expiresAt, email } = found;
      return { allianceName, expiresAt, isOwn: email === caller.person?.email };
    });
  }

  /** That of whoever is signed in; undefined where none waits for their address. */
  own(caller: Caller): Promise<FoundingInvitation | undefined> {
    return this.turns.look(caller, (look) => openFor(look));
  }

  /** Forgets whom nobody asks about any more: what was founded knows its coordinator itself. */
  async sweep(): Promise<void> {
    const createdAt = LessThan(addMinutes(this.clock.now(), -KEPT_MINUTES));
    await this.database.transaction((tx) => tx.delete(FoundingInvitation, { createdAt }));
  }

  /** Uses up the caller's, in the unit that founds. Refuses (409) where none waits for their address, or somebody was faster. */
  async use(look: Look<Caller>): Promise<FoundingInvitation> {
    const invitation = await openFor(look);
    if (!invitation) throw notInvited();
    const { id } = invitation;
    const { affected } = await look.tx.update(
      FoundingInvitation,
      { id, endedAt: IsNull() },
      { endedAt: look.now },
    );
    if (affected !== 1) throw notInvited();
    return invitation;
  }
}

/** The address that somebody signed in with is the proof; the link is only the way. */
async function openFor({ tx, actor, now }: Look<Caller>): Promise<FoundingInvitation | undefined> {
  const { email } = actor.signedIn;
  const open = { email, endedAt: IsNull(), expiresAt: MoreThan(now) };
  return (await tx.findOne(FoundingInvitation, { where: open, order: { id: 'DESC' } })) ?? undefined;
}

type Names = ReadonlyMap<string, string>;

async function namesOf(tx: EntityManager, invitations: readonly FoundingInvitation[]): Promise<Names> {
  const ids = invitations.flatMap(({ foundedId }) => foundedId ?? []);
  const founded = ids.length === 0 ? [] : await tx.findBy(Alliance, { id: In(ids) });
  return new Map(founded.map(({ id, name }) => [id, name]));
}

function viewOf(invitation: FoundingInvitation, names: Names, now: Date): FoundingInvitationView {
  const { id, email, allianceName, createdAt, expiresAt, foundedId } = invitation;
  const founded = foundedId === null ? '' : existing(names.get(foundedId));
  return { id, email, allianceName, state: stateOf(invitation, now), createdAt, expiresAt, founded };
}

const notInvited = (): Refusal =>
  new Refusal('conflict', 'not-invited', {
    de: 'Für Ihre Adresse gibt es keine offene Einladung. Vielleicht wurde sie schon benutzt oder zurückgenommen.',
    en: 'There is no open invitation for your address. Perhaps it was used already, or taken back.',
  });
