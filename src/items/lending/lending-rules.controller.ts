/** `/api/alliances/{alliance}/lending-rules`: by which numbers things are lent where an owner or item has its own. */
import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { AnswersVersion, IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { LendingRuleChangeDto, LendingRuleView, NewLendingRuleDto } from './lending-rule.dto.js';
import { LendingRules } from './lending-rules.service.js';

@Controller('api/alliances/:alliance/lending-rules')
export class LendingRulesController {
  constructor(private readonly rules: LendingRules) {}

  @Get()
  @Allow('lending-rules.read')
  @Says(
    'List the lending rules of owners and items.',
    'All of them for the coordination, those about own things for whoever manages a partner. The alliance’s own are its settings.',
  )
  @ApiListPart(LendingRuleView)
  listLendingRules(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<LendingRuleView>> {
    return this.rules.list(actor, query);
  }

  @Get(':id')
  @Allow('lending-rules.read')
  @Says('Read a lending rule.', 'With its version, for `If-Match`.')
  @AnswersVersion(200, LendingRuleView)
  getLendingRule(@Acting() actor: Actor, @IdParam() id: string): Promise<LendingRuleView> {
    return this.rules.get(actor, id);
  }

  @Post()
  @Allow('lending-rules.change')
  @Says(
    'Make a lending rule.',
    'Of each number the nearest wins: the item’s, else its owner’s, else the alliance’s. It holds from the next request on.',
    { 409: '`rule-there`: there is one about this already.' },
  )
  @AnswersVersion(201, LendingRuleView)
  createLendingRule(@Acting() actor: Actor, @Body() rule: NewLendingRuleDto): Promise<LendingRuleView> {
    return this.rules.create(actor, rule);
  }

  @Patch(':id')
  @Allow('lending-rules.change')
  @Says('Change a lending rule.', 'Each field only where it changes; what was asked before stays as it is.')
  @AnswersVersion(200, LendingRuleView)
  changeLendingRule(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() changes: LendingRuleChangeDto,
    @IfMatch() ifMatch?: string,
  ): Promise<LendingRuleView> {
    return this.rules.change(actor, id, changes, { ifMatch });
  }

  @Delete(':id')
  @Allow('lending-rules.change')
  @Says('Take a lending rule away.', 'What is next farther holds again.')
  @Answers(204)
  removeLendingRule(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch?: string,
  ): Promise<void> {
    return this.rules.remove(actor, id, ifMatch);
  }
}
