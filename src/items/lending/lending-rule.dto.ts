/** Lending rules of owners and items over the wire: what is other for them than for the whole alliance. */
import { OmitType, PartialType } from '@nestjs/swagger';
import { ChoiceField, IdField, IntField, SameAs, YearlyDateField } from '../../http/fields.decorators.js';
import { Shows, whole } from '../../http/shown.decorators.js';
import { ruleBounds } from '../../partners/who/alliance-rules.js';
import type { LendingTerms } from './lending-terms.entity.js';
import { termsScopes, type OwnRules, type TermsScope } from './line-rules.js';

const unsaid = { nullable: true, optional: true } as const;
const FARTHER = 'null: what holds farther away, of the owner or the alliance.';

export class NewLendingRuleDto implements Partial<OwnRules> {
  @ChoiceField({ says: 'What it is about: all that one partner owns, or one item.', of: termsScopes })
  scope!: TermsScope;
  @IdField({ says: 'The partner or the item.' }) subjectId!: string;
  @IntField({
    says: `Days before pick-up below which a request counts as short notice; ${FARTHER}`,
    ...ruleBounds.leadTimeDays,
    ...unsaid,
  })
  leadTimeDays?: number | null;
  @IntField({
    says: `How many days ahead a pick-up may lie; ${FARTHER}`,
    ...ruleBounds.horizonDays,
    ...unsaid,
  })
  horizonDays?: number | null;
  @IntField({ says: `Longest loan in days; ${FARTHER}`, ...ruleBounds.longestLoanDays, ...unsaid })
  longestLoanDays?: number | null;
  @YearlyDateField({
    says: `From which day of a year on its pick-ups may be asked for, as MM-DD; ${FARTHER}`,
    ...unsaid,
  })
  seasonOpensOn?: string | null;
  @IntField({
    says: `How many days ahead partners that are only interested may ask, 0: they do not borrow; ${FARTHER}`,
    ...ruleBounds.interestedDaysAhead,
    ...unsaid,
  })
  interestedDaysAhead?: number | null;
  @IntField({
    says: `Loans by one partner with fewer days between them count as one long loan, 0: none do; ${FARTHER}`,
    ...ruleBounds.chainedLoanGapDays,
    ...unsaid,
  })
  chainedLoanGapDays?: number | null;
  @IntField({
    says: `Days before pick-up within which a borrower cannot cancel alone, 0: may cancel all the time; ${FARTHER}`,
    ...ruleBounds.cancelUntilDays,
    ...unsaid,
  })
  cancelUntilDays?: number | null;
}

/** What it is about stays; the other fields, each only where it changes. */
export class LendingRuleChangeDto extends PartialType(OmitType(NewLendingRuleDto, ['scope', 'subjectId']), {
  skipNullProperties: false,
}) {}

export class LendingRuleView implements OwnRules {
  @Shows('Of the rule.') id!: string;
  @SameAs(NewLendingRuleDto) scope!: TermsScope;
  @SameAs(NewLendingRuleDto) subjectId!: string;
  @Shows('What that is called.') subjectName!: string;
  @SameAs(NewLendingRuleDto) leadTimeDays!: number | null;
  @SameAs(NewLendingRuleDto) horizonDays!: number | null;
  @SameAs(NewLendingRuleDto) longestLoanDays!: number | null;
  @SameAs(NewLendingRuleDto) seasonOpensOn!: string | null;
  @SameAs(NewLendingRuleDto) interestedDaysAhead!: number | null;
  @SameAs(NewLendingRuleDto) chainedLoanGapDays!: number | null;
  @SameAs(NewLendingRuleDto) cancelUntilDays!: number | null;
  @Shows('Grows with each change; also the ETag.', whole) version!: number;
}

/** The numbers alone. */
export const ownRules = (terms: LendingTerms): OwnRules => ({
  leadTimeDays: terms.leadTimeDays,
  horizonDays: terms.horizonDays,
  longestLoanDays: terms.longestLoanDays,
  seasonOpensOn: terms.seasonOpensOn,
  interestedDaysAhead: terms.interestedDaysAhead,
  chainedLoanGapDays: terms.chainedLoanGapDays,
  cancelUntilDays: terms.cancelUntilDays,
});

export const lendingRuleView = (terms: LendingTerms, subjectName: string): LendingRuleView => ({
  id: terms.id,
  scope: terms.scope,
  subjectId: terms.subjectId,
  subjectName,
  ...ownRules(terms),
  version: terms.version,
});
