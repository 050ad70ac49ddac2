/** A QR code on a page, for cameras: whoever hears the page is there already. */
import type { VNode } from 'preact';
import { drawnCode } from './code.js';

export const CodeMark = ({ address }: { address: string }): VNode => {
  const { size, path } = drawnCode(address);
  return (
    <svg class="lb-code" viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <path d={path} />
    </svg>
  );
};
