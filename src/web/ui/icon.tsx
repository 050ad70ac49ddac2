/** Small signs, and drawings of things: each a symbol of one sheet that the browser keeps. */
import type { VNode } from 'preact';
import type { Drawing } from './drawing.js';
import { iconSheet } from './icon-sheet.js';

/** Of the sheet, those that begin with `i-`. */
export const signs = [
  'ask',
  'back',
  'basket',
  'brief',
  'calendar',
  'camera',
  'car',
  'cards',
  'check',
  'clock',
  'cross',
  'down',
  'dry',
  'edit',
  'end',
  'euro',
  'flag',
  'info',
  'late',
  'left',
  'licence',
  'mail',
  'mark',
  'menu',
  'minus',
  'out',
  'phone',
  'pin',
  'plus',
  'power',
  'print',
  'ramp',
  'repeat',
  'right',
  'search',
  'shield',
  'size',
  'stairs',
  'table',
  'trailer',
  'user',
  'users',
  'van',
  'wait',
  'warn',
  'weight',
] as const;

export type Sign = (typeof signs)[number];

/** What it means stands in words beside it, or in what it is part of. */
export const Icon = ({ name, isSmall = false }: { name: Sign; isSmall?: boolean }): VNode => (
  <svg class={isSmall ? 'lb-i lb-i--s' : 'lb-i'} aria-hidden="true">
    <use href={`${iconSheet}#i-${name}`} />
  </svg>
);

/** A drawing of a kind of thing, where no photo shows it. */
export const Drawn = ({ drawing, class: name }: { drawing: Drawing; class?: string }): VNode => (
  <svg class={name} viewBox="0 0 96 72" aria-hidden="true">
    <use href={`${iconSheet}#d-${drawing}`} />
  </svg>
);

/** The shield of an alliance that brought no crest: the first letter of its place on its colour. */
export const Shield = ({ letter, class: name }: { letter: string; class?: string }): VNode => (
  <svg class={name ? `lb-shield ${name}` : 'lb-shield'} viewBox="0 0 40 44" aria-hidden="true">
    <path d="M4 3h32v19c0 10-7 15-16 19C11 37 4 32 4 22Z" />
    <text x="20" y="26">
      {letter}
    </text>
  </svg>
);

/** The garland, on front page, portrait and empty states alone. */
export const Bunting = (): VNode => (
  <svg class="lb-bunting" viewBox="0 0 1920 34" aria-hidden="true">
    <use href={`${iconSheet}#i-bunting`} />
  </svg>
);
