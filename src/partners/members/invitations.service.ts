/** Invitations that are passed on: made for one partner, listed while they let somebody in, and revoked. */
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { IsNull, MoreThan } from 'typeorm';
import { newId } from '../../database/columns.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import { Config } from '../../shared/config.js';
import { given } from '../../shared/given.js';
import { addMinutes } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import { AuditService } from '../log/audit.service.js';
import { DAY_MINUTES } from '../signing-in/sign-in-limits.js';
import type { Actor } from '../who/actor.js';
import { hashed } from '../who/secrets.js';
import { Turns, type Look } from '../who/turns.service.js';
import type { InvitationLinkView, NewInvitationDto, NewInvitationLinkView } from './invitation.dto.js';
import { Invitation } from './invitation.entity.js';
import { PartnersService } from './partners.service.js';
import { SPOKEN_BYTES, spokenSecret } from './spoken-secret.js';

export const USUAL_USES = 10;
export const USUAL_DAYS = 30;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly turns: Turns,
    private readonly partners: PartnersService,
    private readonly audit: AuditService,
    private readonly config: Config,
  ) {}

  /** Of one partner, the newest first; those that were revoked or are over are left out. */
  list(actor: Actor, partnerId: string, queried: ListQuery): Promise<ListPart<InvitationLinkView>> {
    return this.turns.look(actor, async ({ tx, now }) => {
      const { id } = await this.partners.find(tx, actor, partnerId);
      actor.require('invitations.read', actor.relationsTo(id));
      const { allianceId } = actor;
      const where = { allianceId, partnerId: id, revokedAt: IsNull(), expiresAt: MoreThan(now) };
      return eachOf(await readPart(tx, { of: Invitation, where, newestFirst: true }, queried), linkView);
    });
  }

  /** The address is shown this once; asked for once more by the same request, another one takes its place. */
  create(actor: Actor, partnerId: string, wish: NewInvitationDto): Promise<NewInvitationLinkView> {
    const { mostUses = USUAL_USES, days = USUAL_DAYS } = wish;
    return this.turns.anew(actor, async (turn, insteadOf) => {
      const { tx, now } = turn;
      const partner = await this.partners.find(tx, actor, partnerId);
      actor.require('invitations.create', actor.relationsTo(partner.id));
      if (insteadOf !== undefined) await this.end(turn, insteadOf);
      const secret = spokenSecret(randomBytes(SPOKEN_BYTES));
      const invitation = tx.create(Invitation, {
        id: newId(),
        allianceId: actor.allianceId,
        partnerId: partner.id,
        personId: actor.personId,
        secretHash: hashed(secret),
        mostUses,
        uses: 0,
        createdAt: now,
        expiresAt: addMinutes(now, days * DAY_MINUTES),
        revokedAt: null,
      });
      await tx.insert(Invitation, invitation);
      await this.audit.note(turn, { what: 'invitations.create', subjectId: partner.id });
      const link = `${this.config.baseUrl}/b/${actor.alliance.slug}/join/${secret}`;
      return { ...linkView(invitation), link, ...given({ insteadOf }) };
    });
  }

  /** Refuses (404) what is not in the actor's alliance, or lets nobody in already. */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.turns.take(actor, async (turn) => {
      const here = { allianceId: actor.allianceId, id, revokedAt: IsNull() };
      const invitation = await turn.tx.findOneBy(Invitation, here);
      if (!invitation) throw Refusal.notFound();
      actor.require('invitations.revoke', actor.relationsTo(invitation.partnerId));
      await this.end(turn, id);
      await this.audit.note(turn, { what: 'invitations.revoke', subjectId: invitation.partnerId });
    });
  }

  private async end({ tx, actor, now }: Look, id: string): Promise<void> {
    const here = { allianceId: actor.allianceId, id, revokedAt: IsNull() };
    await tx.update(Invitation, here, { revokedAt: now });
  }
}

const linkView = ({ id, mostUses, uses, createdAt, expiresAt }: Invitation): InvitationLinkView => ({
  id,
  mostUses,
  uses,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});
