/** `/api/alliances/{alliance}/partners`: the partners and the people who act for them. */
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { ListQuery } from '../http/list.query.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { Acting, Allow } from './access.decorators.js';
import { Actor } from './actor.js';
import { InvitationDto, NewPartnerDto, PartnerChangeDto, PartnerView, PersonView } from './partner.dto.js';
import { PartnersService } from './partners.service.js';
import { PeopleService } from './people.service.js';

@ApiTags('partners')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/partners')
export class PartnersController {
  constructor(
    private readonly partners: PartnersService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  @Allow('partners.read')
  @ApiPage(PartnerView)
  list(@Acting() actor: Actor, @Query() query: ListQuery): Promise<Page<PartnerView>> {
    return this.partners.list(actor, query);
  }

  @Get(':id')
  @Allow('partners.read')
  @ApiOkResponse({ type: PartnerView })
  get(@Acting() actor: Actor, @IdParam() id: string): Promise<PartnerView> {
    return this.partners.get(actor, id);
  }

  @Post()
  @Allow('partners.create')
  @ApiCreatedResponse({ type: PartnerView })
  create(@Acting() actor: Actor, @Body() facts: NewPartnerDto): Promise<PartnerView> {
    return this.partners.create(actor, facts);
  }

  @Patch(':id')
  @Allow('partners.change')
  @ApiOkResponse({ type: PartnerView })
  change(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() changes: PartnerChangeDto,
  ): Promise<PartnerView> {
    return this.partners.change(actor, id, changes);
  }

  @Get(':id/people')
  @Allow('people.read')
  @ApiPage(PersonView)
  listPeople(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Query() query: ListQuery,
  ): Promise<Page<PersonView>> {
    return this.people.list(actor, id, query);
  }

  @Post(':id/people')
  @Allow('people.invite')
  @ApiCreatedResponse({ type: PersonView })
  invite(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() invitation: InvitationDto,
  ): Promise<PersonView> {
    return this.people.invite(actor, id, invitation);
  }

  @Delete(':id/people/:personId')
  @HttpCode(204)
  @Allow('people.remove')
  @ApiNoContentResponse()
  remove(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @IdParam('personId') personId: string,
  ): Promise<void> {
    return this.people.remove(actor, id, personId);
  }
}
