/** Joining: whoever was given an invitation proves a mailbox by a mailed code, and acts for the partner from then on. */
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, MoreThanOrEqual, Not, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { addMinutes } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import { personOf } from '../alliances/alliances.service.js';
import { MailedCodes, wrongCode } from '../signing-in/mailed-codes.service.js';
import { CODE_MINUTES, MOST_TRIES } from '../signing-in/sign-in-limits.js';
import { SessionsService } from '../signing-in/sessions.service.js';
import { Welcome } from '../signing-in/welcome.service.js';
import type { Actor } from '../who/actor.js';
import { refuseOwnMailbox } from '../who/own-mailbox.js';
import { Partner } from '../who/partner.entity.js';
import { Person } from '../who/person.entity.js';
import { hashed, isSameHash, newCode } from '../who/secrets.js';
import { Turns, type Turn } from '../who/turns.service.js';
import { InvitationCode } from './invitation-code.entity.js';
import type { JoiningCodeDto, JoiningDto } from './invitation.dto.js';
import { Invitation } from './invitation.entity.js';
import { PeopleService } from './people.service.js';
import { heardSecret } from './spoken-secret.js';

/** Where somebody who asks for a code comes from, and in which language. */
export interface Whence {
  ip: string;
  language: Language;
}

type Unit = Omit<Turn, 'actor'>;

interface Open {
  invitation: Invitation;
  partner: Partner;
}

@Injectable()
export class JoiningService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly turns: Turns,
    private readonly codes: MailedCodes,
    private readonly sessions: SessionsService,
    private readonly people: PeopleService,
    private readonly welcome: Welcome,
  ) {}

  /** The partner's name; undefined where the invitation lets nobody in, whatever the reason. Changes nothing, as looking must. */
  async partnerOf({ allianceId }: Actor, secret: string): Promise<string | undefined> {
    const now = this.clock.now();
    const open = await this.database.read((tx) => openInvitation(tx, allianceId, { secret, now }));
    return open?.partner.name;
  }

  /**
   * Mails a code. Whether anybody has the address is not looked at, so nobody learns it; where too many were asked for,
   * the same is answered and no mail leaves. Uses nothing up. Refuses (404) an invitation that lets nobody in.
   */
  async ask(actor: Actor, { secret, email: address, name }: JoiningDto, whence: Whence): Promise<void> {
    refuseOwnMailbox(this.config, address, 'email');
    const now = this.clock.now();
    const email = normalAddress(address);
    if ((await this.partnerOf(actor, secret)) === undefined) throw deadInvitation();
    if (!(await this.codes.mayLeave({ email, ip: whence.ip, isKnown: getsAMail }, now))) return;
    const code = newCode();
    await this.database.transaction(async (tx) => {
      // Of two who ask at once one is the newer, and voids the other.
      await this.database.lockWord(tx, `joining ${email}`);
      const open = await openInvitation(tx, actor.allianceId, { secret, now });
      if (!open) throw deadInvitation();
      await write(tx, open.invitation, { email, name, language: whence.language, code, now });
      const to = { name: email, email, language: whence.language };
      await this.welcome.mailJoinCode(tx, actor.alliance, { to, code, partnerName: open.partner.name });
    });
    this.welcome.sayCode(email, code);
  }

  /**
   * Makes the person where nobody has the address, and a member: then one use is gone, else none. Answers the secret of
   * the session that begins. Refuses (401) a wrong, old or used code alike, and (404) an invitation that ended meanwhile.
   */
  async enter(actor: Actor, said: JoiningCodeDto): Promise<string> {
    const session = await this.turns.ofClock(actor.allianceId, (unit) => this.tryCode(unit, actor, said));
    if (session === undefined) throw wrongCode('not-signed-in');
    return session;
  }

  /** Erases codes that are over. */
  async sweep(): Promise<void> {
    const createdAt = LessThan(addMinutes(this.clock.now(), -CODE_MINUTES));
    await this.database.transaction((tx) => tx.delete(InvitationCode, { createdAt }));
  }

  /** Undefined for a wrong code: the try stays counted. */
  private async tryCode(unit: Unit, actor: Actor, said: JoiningCodeDto): Promise<string | undefined> {
    const { tx, now } = unit;
    const { secret } = said;
    const open = await openInvitation(tx, actor.allianceId, { secret, now });
    if (!open) throw deadInvitation();
    const code = await spendTry(tx, open.invitation, { email: normalAddress(said.email), now });
    if (!code) return undefined;
    if (!isSameHash(hashed(`${code.id}${said.code.replace(/\s/g, '')}`), code.codeHash)) {
      await endSpent(tx, code, now);
      return undefined;
    }
    await tx.update(InvitationCode, { id: code.id }, { endedAt: now });
    const personId = await this.personOf(unit, code);
    await this.join(unit, open, personId);
    return this.sessions.begin(tx, personId, actor.sessionId, now);
  }

  /** Refuses (422) whom nothing lets in. */
  private async personOf({ tx, now }: Unit, { email, name, language }: InvitationCode): Promise<string> {
    const id = await personOf(tx, { email, name }, now);
    await this.sessions.lockPerson(tx, id);
    if (await tx.existsBy(Person, { id, disabledAt: Not(IsNull()) })) throw closedAccount();
    // Whoever is new here is spoken to as they asked; German is what mails speak anyway.
    if (language !== 'de') await tx.update(Person, { id, createdAt: now }, { language });
    return id;
  }

  private async join({ tx, now, isPoolLocked }: Unit, { invitation }: Open, personId: string): Promise<void> {
    const { id, allianceId, partnerId, mostUses } = invitation;
    const adding = { tx, now, isPoolLocked, actor: { allianceId, personId } };
    const tie = { partnerId, personId, role: 'member' } as const;
    if (!(await this.people.add(adding, tie, 'invitations.take'))) return;
    const left = { id, revokedAt: IsNull(), uses: LessThan(mostUses) };
    const { affected } = await tx.update(Invitation, left, { uses: () => 'uses + 1' });
    if (affected !== 1) throw deadInvitation();
  }
}

/** Undefined for one that is unknown here, over, revoked or used up, or whose partner has left. */
async function openInvitation(
  tx: EntityManager,
  allianceId: string,
  { secret, now }: { secret: string; now: Date },
): Promise<Open | undefined> {
  const here = { allianceId, secretHash: hashed(heardSecret(secret)) };
  const running = { ...here, revokedAt: IsNull(), expiresAt: MoreThan(now) };
  const invitation = await tx.findOneBy(Invitation, running);
  if (!invitation || invitation.uses >= invitation.mostUses) return undefined;
  const partner = await tx.findOneByOrFail(Partner, { allianceId, id: invitation.partnerId });
  return partner.status === 'left' ? undefined : { invitation, partner };
}

interface Written extends Pick<InvitationCode, 'email' | 'name' | 'language'> {
  code: string;
  now: Date;
}

async function write(
  tx: EntityManager,
  { id: invitationId, allianceId }: Invitation,
  { code, now, ...said }: Written,
): Promise<void> {
  const earlier = { invitationId, email: said.email, endedAt: IsNull() };
  await tx.update(InvitationCode, earlier, { endedAt: now });
  const id = newId();
  const times = { createdAt: now, expiresAt: addMinutes(now, CODE_MINUTES), endedAt: null };
  const facts = { allianceId, invitationId, ...said, codeHash: hashed(`${id}${code}`), tries: 0 };
  await tx.insert(InvitationCode, { id, ...facts, ...times });
}

/** The code that waits, with one try less. Compare and swap: of many tries at once only five get through. */
async function spendTry(
  tx: EntityManager,
  { id: invitationId }: Invitation,
  { email, now }: { email: string; now: Date },
): Promise<InvitationCode | undefined> {
  const waiting = { invitationId, email, endedAt: IsNull(), expiresAt: MoreThan(now) };
  const code = await tx.findOne(InvitationCode, { where: waiting, order: { id: 'DESC' } });
  if (!code) return undefined;
  const open = { id: code.id, endedAt: IsNull(), tries: LessThan(MOST_TRIES) };
  const { affected } = await tx.update(InvitationCode, open, { tries: () => 'tries + 1' });
  return affected === 1 ? code : undefined;
}

async function endSpent(tx: EntityManager, { id }: InvitationCode, now: Date): Promise<void> {
  await tx.update(InvitationCode, { id, tries: MoreThanOrEqual(MOST_TRIES) }, { endedAt: now });
}

/** Every address gets the same mail. */
const getsAMail = async (): Promise<boolean> => true;

/** Said of every one alike: strangers learn nothing by trying. */
const deadInvitation = (): Refusal =>
  new Refusal('not-found', 'dead-invitation', {
    de: 'Diese Einladung gilt nicht mehr. Bitte lassen Sie sich eine neue geben.',
    en: 'This invitation is no longer valid. Please ask for a new one.',
  });

/** They have the mailbox, so they may know. */
const closedAccount = (): Refusal =>
  Refusal.invalidField('email', {
    de: 'Diese E-Mail-Adresse ist gesperrt. Bitte wenden Sie sich an die Koordination.',
    en: 'This mail address is closed. Please ask the coordination.',
  });
