/** The SQL of an alliance's texts. */
import type { TextKind } from './alliance-text.entity.js';

/** Of `alliance`, for what points at the version that applies; null where nothing was published yet. */
export const latestVersion = (kind: TextKind): string =>
  `(SELECT max(published.version) FROM alliance_texts published
    WHERE published.alliance_id = alliance.id AND published.kind = '${kind}')`;
