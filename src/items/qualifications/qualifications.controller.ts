/** `/api/alliances/{alliance}/qualifications`: what some things require of whoever borrows them. */
import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { NewQualificationDto, QualificationChangeDto, QualificationView } from './qualification.dto.js';
import { QualificationsService } from './qualifications.service.js';

@Controller('api/alliances/:alliance/qualifications')
export class QualificationsController {
  constructor(private readonly qualifications: QualificationsService) {}

  @Get()
  @Allow('qualifications.read')
  @Says('List the qualifications.', 'What the items of this alliance may require; no people.')
  @ApiListPart(QualificationView)
  listQualifications(
    @Acting() actor: Actor,
    @Query() query: ListQuery,
  ): Promise<ListPart<QualificationView>> {
    return this.qualifications.list(actor, query);
  }

  @Get(':id')
  @Allow('qualifications.read')
  @Says('Read a qualification.', 'As the coordination entered it.')
  @Answers(200, QualificationView)
  getQualification(@Acting() actor: Actor, @IdParam() id: string): Promise<QualificationView> {
    return this.qualifications.get(actor, id);
  }

  @Post()
  @Allow('qualifications.change')
  @Says('Add a qualification.', 'Items name it in `requiredQualificationId`.', {
    409: '`name-taken`: another one is called so; `too-many-qualifications`: there are 50.',
  })
  @Answers(201, QualificationView)
  createQualification(
    @Acting() actor: Actor,
    @Body() facts: NewQualificationDto,
  ): Promise<QualificationView> {
    return this.qualifications.create(actor, facts);
  }

  @Patch(':id')
  @Allow('qualifications.change')
  @Says('Change a qualification.', 'What is entered of people stays as it is.', {
    409: '`name-taken`: another one is called so.',
  })
  @Answers(200, QualificationView)
  changeQualification(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() changes: QualificationChangeDto,
  ): Promise<QualificationView> {
    return this.qualifications.change(actor, id, changes);
  }

  @Delete(':id')
  @Allow('qualifications.change')
  @Says('Delete a qualification.', 'With what is entered of people.', {
    409: '`still-required`: an item requires it.',
  })
  @Answers(204)
  removeQualification(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.qualifications.remove(actor, id);
  }
}
