/** An approval rule: who says yes to what is asked for, for a whole alliance, for all that one partner owns, or for one item. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Int, Json, Ref, Text } from '../../database/columns.js';
import type { RuleScope } from '../../items/lending/rule-scope.js';
import type { ApprovalMode, ApprovalTerms, FallbackMode } from './whose-yes.js';

@Entity('approval_rules')
@Unique(['allianceId', 'subjectId'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@Check('ck_approval_rules_scope', `"scope" IN ('alliance', 'owner', 'item')`)
@Check('ck_approval_rules_mode', `"mode" IN ('automatic', 'coordinator', 'owner')`)
@Check('ck_approval_rules_otherwise', `"otherwise" IN ('coordinator', 'owner')`)
export class ApprovalRule implements ApprovalTerms {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(20) scope!: RuleScope;
  /** Of the alliance itself, the partner, or the item. */
  @Ref() subjectId!: string;
  @Text(20) mode!: ApprovalMode;
  @Text(20) otherwise!: FallbackMode;
  @Int({ nullable: true }) upToQuantity!: number | null;
  @Int({ nullable: true }) upToValueCents!: number | null;
  @Int({ nullable: true }) upToDaysAhead!: number | null;
  /** Null: for every partner. */
  @Json({ nullable: true }) partnerIds!: string[] | null;
  /** Raised by every change; the ETag. */
  @Int() version!: number;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
}
