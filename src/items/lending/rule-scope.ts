/** What a rule is about: all of the alliance, all that one partner owns, or one item. */
export const ruleScopes = ['alliance', 'owner', 'item'] as const;
export type RuleScope = (typeof ruleScopes)[number];

/** A rule, and what it is about. */
export interface Scoped {
  scope: RuleScope;
  subjectId: string;
}
