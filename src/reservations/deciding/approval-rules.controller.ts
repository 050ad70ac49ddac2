/** `/api/alliances/{alliance}/approval-rules`: who says yes to what is asked for. */
import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { AnswersVersion, IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { ApprovalRuleChangeDto, ApprovalRuleView, NewApprovalRuleDto } from './approval-rule.dto.js';
import { ApprovalRules } from './approval-rules.service.js';

@Controller('api/alliances/:alliance/approval-rules')
export class ApprovalRulesController {
  constructor(private readonly rules: ApprovalRules) {}

  @Get()
  @Allow('approval-rules.read')
  @Says(
    'List the approval rules.',
    'All of them for the coordination, those about own things for whoever manages a partner.',
  )
  @ApiListPart(ApprovalRuleView)
  listApprovalRules(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<ApprovalRuleView>> {
    return this.rules.list(actor, query);
  }

  @Get(':id')
  @Allow('approval-rules.read')
  @Says('Read an approval rule.', 'With its version, for `If-Match`.')
  @AnswersVersion(200, ApprovalRuleView)
  getApprovalRule(@Acting() actor: Actor, @IdParam() id: string): Promise<ApprovalRuleView> {
    return this.rules.get(actor, id);
  }

  @Post()
  @Allow('approval-rules.change')
  @Says(
    'Make an approval rule.',
    'The nearest wins: the item’s, else its owner’s, else the alliance’s; where there is none, the coordination decides. It holds from the next request on.',
    { 409: '`rule-there`: there is one about this already.' },
  )
  @AnswersVersion(201, ApprovalRuleView)
  createApprovalRule(@Acting() actor: Actor, @Body() rule: NewApprovalRuleDto): Promise<ApprovalRuleView> {
    return this.rules.create(actor, rule);
  }

  @Patch(':id')
  @Allow('approval-rules.change')
  @Says('Change an approval rule.', 'Each field only where it changes; what was asked before stays as it is.')
  @AnswersVersion(200, ApprovalRuleView)
  changeApprovalRule(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() changes: ApprovalRuleChangeDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ApprovalRuleView> {
    return this.rules.change(actor, id, changes, ifMatch);
  }

  @Delete(':id')
  @Allow('approval-rules.change')
  @Says('Take an approval rule away.', 'The next farther one holds again.')
  @Answers(204)
  removeApprovalRule(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch?: string,
  ): Promise<void> {
    return this.rules.remove(actor, id, ifMatch);
  }
}
