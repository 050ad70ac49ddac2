/** `/api/alliances/{alliance}/partners` and `/roles`: who takes part, who acts for them, and who acts for the alliance. */
import { Body, Controller, Delete, Get, Patch, Post, Put, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../access/access.decorators.js';
import { Actor } from '../who/actor.js';
import {
  HandingOnDto,
  InvitationDto,
  NewPartnerDto,
  PartnerChangeDto,
  PartnerView,
  PersonView,
  RoleChoiceDto,
  RoleDto,
  RolesView,
} from './partner.dto.js';
import { PartnersService } from './partners.service.js';
import { PeopleService } from './people.service.js';
import { RolesService } from './roles.service.js';

@Controller('api/alliances/:alliance')
export class PartnersController {
  constructor(
    private readonly partners: PartnersService,
    private readonly people: PeopleService,
    private readonly roles: RolesService,
  ) {}

  @Get('partners')
  @Allow('partners.read')
  @Says('List the partners.', 'Everybody who takes part or might, whatever the status.')
  @ApiListPart(PartnerView)
  listPartners(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<PartnerView>> {
    return this.partners.list(actor, query);
  }

  @Get('partners/:id')
  @Allow('partners.read')
  @Says('Read a partner.', 'With the notes of the coordination.')
  @Answers(200, PartnerView)
  getPartner(@Acting() actor: Actor, @IdParam() id: string): Promise<PartnerView> {
    return this.partners.get(actor, id);
  }

  @Post('partners')
  @Allow('partners.create')
  @Says('Add a partner.', 'It may borrow once it is active and has signed the founding agreement.', {
    409: '`name-taken`: another partner is called so.',
  })
  @Answers(201, PartnerView)
  createPartner(@Acting() actor: Actor, @Body() facts: NewPartnerDto): Promise<PartnerView> {
    return this.partners.create(actor, facts);
  }

  @Patch('partners/:id')
  @Allow('partners.change')
  @Says('Change a partner.', 'Each field only where it changes.', {
    409: '`name-taken`: another partner is called so.',
  })
  @Answers(200, PartnerView)
  changePartner(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() changes: PartnerChangeDto,
  ): Promise<PartnerView> {
    return this.partners.change(actor, id, changes);
  }

  @Get('partners/:id/people')
  @Allow('people.read')
  @Says('List the people who act for a partner.', 'With their addresses and what they may do.')
  @ApiListPart(PersonView)
  listPeople(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Query() query: ListQuery,
  ): Promise<ListPart<PersonView>> {
    return this.people.list(actor, id, query);
  }

  @Post('partners/:id/people')
  @Allow('people.invite')
  @Says(
    'Let a person act for a partner.',
    'Makes the person where nobody has this address, and mails an invitation.',
    { 409: '`already-member`: the person acts for this partner already.' },
  )
  @Answers(201, PersonView)
  invitePerson(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() invitation: InvitationDto,
  ): Promise<PersonView> {
    return this.people.invite(actor, id, invitation);
  }

  @Delete('partners/:id/people/:personId')
  @Allow('people.remove')
  @Says(
    'Let a person act for a partner no longer.',
    'What the person asked for stays; the right to it and all sessions end at once.',
  )
  @Answers(204)
  removePerson(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @IdParam('personId') personId: string,
  ): Promise<void> {
    return this.people.remove(actor, id, personId);
  }

  @Put('roles/:personId')
  @Allow('roles.change')
  @Says(
    'Give a person a role.',
    'To somebody with a tie to the alliance already. Giving a role twice changes nothing; the person must sign in again.',
  )
  @Answers(200, RolesView)
  giveRole(
    @Acting() actor: Actor,
    @IdParam('personId') personId: string,
    @Body() role: RoleDto,
  ): Promise<RolesView> {
    return this.roles.give(actor, personId, role);
  }

  @Post('roles/:personId/hand-on')
  @Allow('roles.change')
  @Says(
    'Hand a role on to a successor.',
    'In one step: whoever has the address gets the role, known so far or not, and the predecessor loses it. Both are told by mail, and must sign in again.',
    { 409: '`address-kept`: somebody has only just given up this address.' },
  )
  @Answers(200, RolesView)
  handRoleOn(
    @Acting() actor: Actor,
    @IdParam('personId') personId: string,
    @Body() successor: HandingOnDto,
  ): Promise<RolesView> {
    return this.roles.handOn(actor, personId, successor);
  }

  @Delete('roles/:personId')
  @Allow('roles.change')
  @Says(
    'Take a role from a person.',
    'None named: all that the person holds here. The person must sign in again.',
    { 409: '`last-coordinator`: nobody would be left who coordinates.' },
  )
  @Answers(204)
  takeRole(
    @Acting() actor: Actor,
    @IdParam('personId') personId: string,
    @Body() role: RoleChoiceDto,
  ): Promise<void> {
    return this.roles.take(actor, personId, role);
  }
}
