/** Approval rules over the wire: who says yes, for the alliance, for what one partner owns, or for one item. */
import { PickType, PartialType } from '@nestjs/swagger';
import { ChoiceField, IdField, IdListField, IntField, SameAs } from '../../http/fields.decorators.js';
import { Shows, whole } from '../../http/shown.decorators.js';
import { ruleScopes, type RuleScope } from '../../items/lending/rule-scope.js';
import type { ApprovalRule } from '../record/approval-rule.entity.js';
import { approvalModes, fallbackModes, type ApprovalMode, type FallbackMode } from '../record/whose-yes.js';

export class NewApprovalRuleDto {
  @ChoiceField({
    says: 'What it is about: all of the alliance, all that one partner owns, or one item.',
    of: ruleScopes,
  })
  scope!: RuleScope;
  @IdField({ says: 'The partner or the item; left out for the alliance.', optional: true })
  subjectId?: string;
  @ChoiceField({
    says: 'Who says yes; `automatic` needs nobody while the conditions are met.',
    of: approvalModes,
  })
  mode!: ApprovalMode;
  @ChoiceField({ says: 'Who decides where a condition is not met.', of: fallbackModes, optional: true })
  otherwise?: FallbackMode;
  @IntField({
    says: 'Most units of an item in one request; null: no limit.',
    min: 1,
    max: 100_000,
    nullable: true,
    optional: true,
  })
  upToQuantity?: number | null;
  @IntField({
    says: 'Highest replacement value of an item in one request in euro cents; null: no limit.',
    min: 0,
    max: 1_000_000_000,
    nullable: true,
    optional: true,
  })
  upToValueCents?: number | null;
  @IntField({
    says: 'How many days ahead the pick-up may lie; null: no limit.',
    min: 1,
    max: 1826,
    nullable: true,
    optional: true,
  })
  upToDaysAhead?: number | null;
  @IdListField({
    says: 'For these partners only; null: for every one.',
    max: 100,
    nullable: true,
    optional: true,
  })
  partnerIds?: string[] | null;
}

/** What it is about stays; the other fields, each only where it changes. */
export class ApprovalRuleChangeDto extends PartialType(
  PickType(NewApprovalRuleDto, [
    'mode',
    'otherwise',
    'upToQuantity',
    'upToValueCents',
    'upToDaysAhead',
    'partnerIds',
  ]),
  { skipNullProperties: false },
) {}

export class ApprovalRuleView {
  @Shows('Of the rule.') id!: string;
  @SameAs(NewApprovalRuleDto) scope!: RuleScope;
  @Shows('The partner, the item, or the alliance itself.') subjectId!: string;
  @Shows('What that is called.') subjectName!: string;
  @SameAs(NewApprovalRuleDto) mode!: ApprovalMode;
  @SameAs(NewApprovalRuleDto) otherwise!: FallbackMode;
  @SameAs(NewApprovalRuleDto) upToQuantity!: number | null;
  @SameAs(NewApprovalRuleDto) upToValueCents!: number | null;
  @SameAs(NewApprovalRuleDto) upToDaysAhead!: number | null;
  @SameAs(NewApprovalRuleDto) partnerIds!: string[] | null;
  @Shows('Grows with each change; also the ETag.', whole) version!: number;
}

export const approvalRuleView = (
  { id, scope, subjectId, mode, otherwise, version, ...rule }: ApprovalRule,
  subjectName: string,
): ApprovalRuleView => ({
  id,
  scope,
  subjectId,
  subjectName,
  mode,
  otherwise,
  upToQuantity: rule.upToQuantity,
  upToValueCents: rule.upToValueCents,
  upToDaysAhead: rule.upToDaysAhead,
  partnerIds: rule.partnerIds,
  version,
});
