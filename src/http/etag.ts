/** ETags: the version of a resource in the header, and what a client expects of it. */
import { Refusal } from '../shared/refusal.js';

export const etagOf = (version: number): string => `"${version}"`;

/** Refuses (412) when `If-Match` names other versions than the present one; none given always passes. */
export function expectVersion(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const named = ifMatch.split(',').map((tag) => tag.trim());
  if (named.includes(etagOf(version))) return;
  throw new Refusal('stale', 'stale', {
    de: 'Inzwischen hat jemand anderes etwas geändert. Bitte neu laden und noch einmal ansehen.',
    en: 'Somebody changed it in the meantime. Please reload and look again.',
  });
}

const bare = (tag: string): string => tag.trim().replace(/^W\//, '');

/** True when `If-None-Match` already has this tag; weak comparison (RFC 9110 13.1.2). */
export function isKnownTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.trim() === '*' || isNamedTag(ifNoneMatch, tag);
}

/** The same where nobody knows yet whether there is anything: a star names nothing. */
export const isNamedTag = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined && ifNoneMatch.split(',').some((known) => bare(known) === bare(tag));
