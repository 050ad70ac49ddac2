/** `/api/alliances/{alliance}/reservations/{id}/money`: the deposit of a loan. */
import { Body, Controller, Get, Post } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { MoneyView } from '../record/money.view.js';
import { Deposits } from './deposits.service.js';
import { MoneyDto } from './desk.dto.js';

@Controller('api/alliances/:alliance/reservations')
export class DepositsController {
  constructor(private readonly deposits: Deposits) {}

  @Get(':id/money')
  @Allow('money.read')
  @Says('Read what was paid.', 'The deposit that is asked for, and every entry about it.')
  @Answers(200, MoneyView)
  readMoney(@Acting() actor: Actor, @IdParam() id: string): Promise<MoneyView> {
    return this.deposits.read(actor, id);
  }

  @Post(':id/money')
  @Allow('money.note')
  @Says(
    'Write down what was paid, given back or kept.',
    'An entry is never changed: what was wrong is put right by another one.',
    { 409: '`wrong-status`: it is not under way, so that nothing is to be paid for it.' },
  )
  @Answers(201, MoneyView)
  noteMoney(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() said: MoneyDto,
    @IfMatch() ifMatch?: string,
  ): Promise<MoneyView> {
    return this.deposits.note(actor, id, said, ifMatch);
  }
}
