/** Lending terms: which numbers of the lending rules are others for all that one partner owns, or for one item. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../../database/columns.js';
import type { OwnRules, TermsScope } from './line-rules.js';

/** Each that is null is what it is farther away. */
@Entity('lending_terms')
@Unique(['allianceId', 'subjectId'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@Check('ck_lending_terms_scope', `"scope" IN ('owner', 'item')`)
export class LendingTerms implements OwnRules {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(20) scope!: TermsScope;
  /** Of the partner, or the item. */
  @Ref() subjectId!: string;
  @Int({ nullable: true }) leadTimeDays!: number | null;
  @Int({ nullable: true }) horizonDays!: number | null;
  @Int({ nullable: true }) longestLoanDays!: number | null;
  /** 'MM-DD' */
  @Text(5, { nullable: true }) seasonOpensOn!: string | null;
  @Int({ nullable: true }) interestedDaysAhead!: number | null;
  @Int({ nullable: true }) chainedLoanGapDays!: number | null;
  @Int({ nullable: true }) cancelUntilDays!: number | null;
  /** Raised by every change; the ETag. */
  @Int() version!: number;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
}
