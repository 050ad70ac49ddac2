/** The menu: which pages somebody finds at the top, by what they may do here. */
import { frameWords } from './frame-words.js';
import type { MenuEntry } from './page.js';
import { homeOf, type Visit } from './visit.js';

export interface MenuLink {
  entry: MenuEntry;
  path: string;
  label: string;
}

/** The policy decides; nobody is offered a page that would turn them away. */
export function menuOf({ actor, language, basketLines }: Visit): MenuLink[] {
  if (!actor) return [];
  const w = frameWords[language];
  const at = homeOf(actor);
  const entries: (MenuLink | false)[] = [
    actor.may('items.read') && { entry: 'list', path: at, label: w.list },
    actor.may('items.read') && {
      entry: 'basket',
      path: `${at}/basket`,
      label: basketLabel(w.basket, basketLines),
    },
    actor.isInsider && { entry: 'requests', path: `${at}/requests`, label: w.requests },
    actor.isCoordination && { entry: 'decisions', path: `${at}/decisions`, label: w.decisions },
    actor.isCoordination && { entry: 'calendar', path: `${at}/calendar`, label: w.calendar },
    actor.isCoordination && { entry: 'manage', path: `${at}/manage`, label: w.manage },
  ];
  return entries.filter((entry) => entry !== false);
}

/** "Korb (2)" */
const basketLabel = (word: string, lines: number): string => (lines === 0 ? word : `${word} (${lines})`);
