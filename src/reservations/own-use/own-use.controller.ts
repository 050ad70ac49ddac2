/** `/api/alliances/{alliance}/own-use`: owners take their own things for a time. */
import { Body, Controller, Delete, Post } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { NewClosureView } from '../stock/risk.view.js';
import { OwnUseDto } from './own-use.dto.js';
import { OwnUse } from './own-use.service.js';

@Controller('api/alliances/:alliance/own-use')
export class OwnUseController {
  constructor(private readonly ownUse: OwnUse) {}

  @Post()
  @Allow('own-use.take')
  @Says(
    'Use own things.',
    'By the same check as a loan; of a set made of parts it takes the parts, all of which must be the owner’s, and ends with all of them. Requests that are not decided give way to it until so many days before their pick-up as their owner says; the answer names them.',
    { 409: '`refused`: `reasons` says whom it would hurt, as far as you may know.' },
  )
  @Answers(201, NewClosureView)
  takeOwnUse(@Acting() actor: Actor, @Body() wish: OwnUseDto): Promise<NewClosureView> {
    return this.ownUse.take(actor, wish);
  }

  @Delete(':id')
  @Allow('own-use.end')
  @Says('End own use.', 'Its units are free again at once.')
  @Answers(204)
  endOwnUse(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.ownUse.end(actor, id);
  }
}
