/** The way on after signing in: what somebody came for, else where their work begins. */
import type { Actor } from '../../partners/who/actor.js';
import { homeOf, startOf } from '../ui/visit.js';

/** `target` is where they were when they asked to sign in. The start of the pages, and of an alliance's, is nothing that one comes for. */
export function wayOn(target: string, homes: readonly Actor[]): string {
  const named = homes.find((actor) => homeOf(actor) === target);
  if (named) return startOf(named);
  if (target !== '/') return target;
  const [only, ...others] = homes;
  const home =
    homes.find((actor) => actor.may('today.read')) ??
    homes.find(({ placeIds }) => placeIds.length > 0) ??
    (others.length === 0 ? only : undefined);
  return home ? startOf(home) : target;
}
