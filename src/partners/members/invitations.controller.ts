/** `/api/alliances/{alliance}/partners/{id}/invitations`: links and sheets by which people join a partner by themselves. */
import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../access/access.decorators.js';
import { Actor } from '../who/actor.js';
import { InvitationLinkView, NewInvitationDto, NewInvitationLinkView } from './invitation.dto.js';
import { InvitationsService } from './invitations.service.js';

@Controller('api/alliances/:alliance')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get('partners/:id/invitations')
  @Allow('invitations.read')
  @Says(
    'List the invitations of a partner.',
    'Those that still run, the newest first; their addresses are not kept.',
  )
  @ApiListPart(InvitationLinkView)
  listInvitations(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Query() query: ListQuery,
  ): Promise<ListPart<InvitationLinkView>> {
    return this.invitations.list(actor, id, query);
  }

  @Post('partners/:id/invitations')
  @Allow('invitations.create')
  @Says(
    'Make an invitation to pass on.',
    'Whoever opens its address becomes a member with a code that is mailed to them. The same request once more makes another one and ends the first.',
  )
  @Answers(201, NewInvitationLinkView)
  createInvitation(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() wish: NewInvitationDto,
  ): Promise<NewInvitationLinkView> {
    return this.invitations.create(actor, id, wish);
  }

  @Delete('invitations/:id')
  @Allow('invitations.revoke')
  @Says('Revoke an invitation.', 'It lets nobody in from now on; whoever joined by it stays.')
  @Answers(204)
  revokeInvitation(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.invitations.revoke(actor, id);
  }
}
