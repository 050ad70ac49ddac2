/** "Ich möchte mitmachen": what the way for new partners is called wherever it stands, and who sees it. */
import type { Actor } from '../../partners/who/actor.js';
import type { Words } from '../../shared/words.js';

export const takePartWord: Words = { de: 'Ich möchte mitmachen', en: 'I would like to take part' };

/** Nobody joins an alliance that is not public yet, nor one that they belong to. */
export const mayTakePart = ({ alliance, isInsider }: Actor): boolean =>
  alliance.listedAt !== null && !isInsider;
