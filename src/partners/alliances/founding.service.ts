/** Founding by page: whoever was invited names the alliance, and is its coordinator. Nobody sees it until they say so. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { isDuplicate } from '../../database/faults.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { Refusal } from '../../shared/refusal.js';
import { AuditService } from '../log/audit.service.js';
import { SessionsService } from '../signing-in/sessions.service.js';
import type { Caller } from '../who/actor.js';
import { Alliance } from '../who/alliance.entity.js';
import { Person } from '../who/person.entity.js';
import { Turns, type Look } from '../who/turns.service.js';
import { AlliancesService, slugTaken, type AllianceFacts } from './alliances.service.js';
import { FoundingInvitation } from './founding-invitation.entity.js';
import { FoundingInvitations } from './founding-invitations.service.js';
import { freeSlug, proposedLetters, proposedSlug } from './founding-names.js';
import { foundingFaults } from './founding-rules.js';
import type { FoundingDto } from './founding.dto.js';

/** All that we know of are in Germany; the settings of programs may say another. */
const TIME_ZONE = 'Europe/Berlin';
const MOST_ALIKE = 500;

type Facts = Omit<FoundingDto, 'coordinatorName'> & { timeZone: string };

@Injectable()
export class FoundingService {
  constructor(
    private readonly turns: Turns,
    private readonly alliances: AlliancesService,
    private readonly invitations: FoundingInvitations,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
  ) {}

  /** True where nobody has said yet what the caller is called. */
  isNameless({ signedIn: { name, email } }: Caller): boolean {
    return name === email;
  }

  /** Answers the alliance's word in addresses; a founder who is known keeps their name. Refuses (409) who is not invited and a word that is taken, (422) what cannot be. */
  found(caller: Caller, { coordinatorName, ...said }: FoundingDto): Promise<string> {
    const name = this.isNameless(caller) ? coordinatorName : caller.signedIn.name;
    return this.turns
      .own(caller, async (turn) => {
        const { tx, now } = turn;
        const { id } = await this.invitations.use(turn);
        const facts = await completed(tx, said);
        const faults = foundingFaults({ ...facts }, { email: caller.signedIn.email, name });
        if (faults.length > 0) throw Refusal.invalid(faults);
        const hidden: AllianceFacts = { ...facts, listedAt: null };
        const alliance = await this.alliances.make({ tx, now }, hidden, caller.personId);
        await tx.update(FoundingInvitation, { id }, { foundedId: alliance.id });
        await this.becomeCoordinator(turn, name, alliance);
        return alliance.slug;
      })
      .catch((error: unknown) => {
        throw isDuplicate(error) ? slugTaken() : error;
      });
  }

  /** Other browsers were signed in as somebody who might less. */
  private async becomeCoordinator(turn: Look<Caller>, name: string, alliance: Alliance): Promise<void> {
    const { tx, actor, now } = turn;
    const { personId } = actor;
    if (this.isNameless(actor)) await tx.update(Person, { id: personId }, { name });
    await this.sessions.endOthersOf(turn);
    const doer = { personId, allianceId: alliance.id };
    const deed = { what: 'alliance.found', subjectId: personId, detail: alliance.slug } as const;
    await this.audit.note({ tx, actor: doer, now }, deed);
  }
}

/** With the short words that the founder left to us. */
async function completed(tx: EntityManager, said: Omit<FoundingDto, 'coordinatorName'>): Promise<Facts> {
  const slug = said.slug === '' ? await ownSlug(tx, proposedSlug(said.name)) : said.slug.toLowerCase();
  const numberLetters = said.numberLetters === '' ? proposedLetters(slug) : said.numberLetters.toUpperCase();
  return {
    ...said,
    slug,
    numberLetters,
    contactEmail: normalAddress(said.contactEmail),
    timeZone: TIME_ZONE,
  };
}

async function ownSlug(tx: EntityManager, proposed: string): Promise<string> {
  const alike = [proposed, ...Array.from({ length: MOST_ALIKE }, (_, index) => `${proposed}-${index + 2}`)];
  const taken = await tx.find(Alliance, { select: { slug: true }, where: { slug: In(alike) } });
  return freeSlug(proposed, new Set(taken.map(({ slug }) => slug)));
}
