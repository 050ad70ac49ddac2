/** `/api/alliances/{alliance}/stand-ins`: who is away, and who decides meanwhile. */
import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../access/access.decorators.js';
import { Actor } from '../who/actor.js';
import { NewStandInDto, StandInView } from './stand-in.dto.js';
import { StandIns } from './stand-ins.service.js';

@Controller('api/alliances/:alliance/stand-ins')
export class StandInsController {
  constructor(private readonly standIns: StandIns) {}

  @Get()
  @Allow('stand-ins.read')
  @Says(
    'List who stands in for whom.',
    'What lasts or is to come: all of it for the coordination, what concerns them for everybody else.',
  )
  @ApiListPart(StandInView)
  listStandIns(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<StandInView>> {
    return this.standIns.list(actor, query);
  }

  @Post()
  @Allow('stand-ins.enter')
  @Says(
    'Say who stands in for you.',
    'From the first day to the last they get the mails of whoever decides, and may decide; then it ends by itself. For the coordination they have the role of a deputy meanwhile.',
    {
      409: '`already-away`: you have entered somebody for these days; `deputy-away`: they are away themselves; `you-stand-in`: you stand in for somebody then.',
    },
  )
  @Answers(201, StandInView)
  enterStandIn(@Acting() actor: Actor, @Body() said: NewStandInDto): Promise<StandInView> {
    return this.standIns.enter(actor, said);
  }

  @Delete(':id')
  @Allow('stand-ins.end')
  @Says('End that somebody stands in.', 'By whoever is away, whoever stands in, or the coordination.')
  @Answers(204)
  endStandIn(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.standIns.end(actor, id);
  }
}
