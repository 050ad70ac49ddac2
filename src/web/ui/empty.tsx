/** An empty state: says what is not there yet and what to do, under the garland. */
import type { ComponentChildren, VNode } from 'preact';
import { Bunting } from './icon.js';

export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }): VNode => (
  <div class="lb-panel lb-panel--sand lb-empty">
    <Bunting />
    <p>
      <b>{title}</b>
    </p>
    {children}
  </div>
);
