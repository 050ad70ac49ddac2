/** How far an alliance is with one of its texts: a draft that nobody has read, read as it was prepared, or its own. */
import type { Language } from '../../shared/words.js';
import { isDraftKind, preparedText, type PreparedFacts, type PreparedKind } from './prepared-texts.js';
import type { TextKind } from './alliance-text.entity.js';
import type { PublishedText } from './text.dto.js';

export const textStates = ['none', 'draft', 'read', 'outdated', 'own'] as const;
export type TextState = (typeof textStates)[number];

/** `outdated`: read, but what is known of the alliance has changed since. */
export function textState(
  kind: TextKind,
  published: PublishedText | undefined,
  facts: PreparedFacts,
): TextState {
  if (!published) return isDraftKind(kind) ? 'draft' : 'none';
  if (!published.isPrepared || !isDraftKind(kind)) return 'own';
  return published.text === preparedText(kind, facts, 'de') ? 'read' : 'outdated';
}

/** Still to be read by somebody. */
export const isUnread = (state: TextState): boolean => state === 'draft' || state === 'outdated';

export interface ShownText {
  text: string;
  language: Language;
}

/** What everybody reads; in their language, as long as it is what was prepared. */
export function shownText(
  kind: PreparedKind,
  published: PublishedText | undefined,
  facts: PreparedFacts,
  language: Language,
): ShownText {
  const isOwn = published && textState(kind, published, facts) !== 'read';
  if (isOwn) return { text: published.text, language: 'de' };
  return { text: preparedText(kind, facts, language), language };
}
