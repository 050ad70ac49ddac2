/** Line rules: by which numbers a thing is lent. Of each the nearest wins: the item's, else its owner's, else the alliance's. */
import { lineRuleNames, type LineRules } from '../../partners/who/alliance-rules.js';
import type { Item } from '../item.entity.js';

/** The alliance's own are its settings. */
export const termsScopes = ['owner', 'item'] as const;
export type TermsScope = (typeof termsScopes)[number];

/** What is said for one owner or item; null: what is next farther. */
export type OwnRules = { [Name in keyof LineRules]: LineRules[Name] | null };

export interface ScopedRules extends OwnRules {
  scope: TermsScope;
  subjectId: string;
}

export const nothingOwn: OwnRules = {
  leadTimeDays: null,
  horizonDays: null,
  longestLoanDays: null,
  seasonOpensOn: null,
  interestedDaysAhead: null,
  chainedLoanGapDays: null,
  cancelUntilDays: null,
};

export function lineRules(
  { id, ownerId }: Pick<Item, 'id' | 'ownerId'>,
  own: readonly ScopedRules[],
  ofAlliance: LineRules,
): LineRules {
  const owners = own.find(({ scope, subjectId }) => scope === 'owner' && subjectId === ownerId);
  const items = own.find(({ scope, subjectId }) => scope === 'item' && subjectId === id);
  return nearer(items, nearer(owners, ofAlliance));
}

function nearer(own: OwnRules | undefined, farther: LineRules): LineRules {
  if (!own) return farther;
  const said = lineRuleNames.filter((name) => own[name] !== null).map((name) => [name, own[name]]);
  return { ...farther, ...(Object.fromEntries(said) as Partial<LineRules>) };
}
