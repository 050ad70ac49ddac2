/** `/api/alliances/{alliance}/partners/{id}/…/qualifications`: which of a partner's people have what. */
import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { HeldQualifications } from './held-qualifications.service.js';
import { HeldQualificationDto, HeldQualificationView } from './qualification.dto.js';

@Controller('api/alliances/:alliance/partners/:id')
export class HeldQualificationsController {
  constructor(private readonly held: HeldQualifications) {}

  @Get('qualifications')
  @Allow('held-qualifications.read')
  @Says('List who of a partner has which qualification.', 'With those that have ended.')
  @ApiListPart(HeldQualificationView)
  listHeldQualifications(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Query() query: ListQuery,
  ): Promise<ListPart<HeldQualificationView>> {
    return this.held.list(actor, id, query);
  }

  @Post('people/:personId/qualifications')
  @Allow('held-qualifications.enter')
  @Says(
    'Enter that a person has a qualification.',
    'Anew where it was entered before. It goes with the person, for whichever partner they act.',
  )
  @Answers(201, HeldQualificationView)
  enterHeldQualification(
    @Acting() actor: Actor,
    @IdParam() partnerId: string,
    @IdParam('personId') personId: string,
    @Body() facts: HeldQualificationDto,
  ): Promise<HeldQualificationView> {
    return this.held.enter(actor, { partnerId, personId }, facts);
  }

  @Delete('people/:personId/qualifications/:qualificationId')
  @Allow('held-qualifications.enter')
  @Says('Delete that a person has a qualification.', 'Nothing of it is kept.')
  @Answers(204)
  removeHeldQualification(
    @Acting() actor: Actor,
    @IdParam() partnerId: string,
    @IdParam('personId') personId: string,
    @IdParam('qualificationId') qualificationId: string,
  ): Promise<void> {
    return this.held.remove(actor, { partnerId, personId, qualificationId });
  }
}
