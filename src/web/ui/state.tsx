/** A state: colour, sign and word, never one of them alone. Which state looks how is said once, where states are put into words. */
import type { ComponentChildren, VNode } from 'preact';
import { Icon, type Sign } from './icon.js';

/** Asked, good, to look at, bad, out of the house, over. */
export type Look = 'ask' | 'ok' | 'warn' | 'bad' | 'out' | 'end';

export interface Looking {
  look: Look;
  sign: Sign;
}

export const State = ({ look, sign, children }: Looking & { children: ComponentChildren }): VNode => (
  <span class={`lb-state lb-state--${look}`}>
    <Icon name={sign} />
    <span>{children}</span>
  </span>
);
