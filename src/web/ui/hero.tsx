/** The hero: what a visitor sees first of an alliance, or of all of them, across the whole screen. */
import type { ComponentChildren, VNode } from 'preact';
import { iconSheet } from './icon-sheet.js';
import { Bunting } from './icon.js';

export const Hero = ({ children }: { children: ComponentChildren }): VNode => (
  <div class="lb-hero">
    <Bunting />
    <div class="lb-hero__in">
      <div class="lb-stack">{children}</div>
      <div class="lb-hero__picture">
        <svg viewBox="0 0 400 250" width="400" height="250" aria-hidden="true">
          <use href={`${iconSheet}#i-scene`} />
        </svg>
      </div>
    </div>
  </div>
);
