/** Pieces: the rows of a long page become HTML one after the other, so that somebody else can go first in between. */
import type { VNode } from 'preact';
import { jsxTemplate } from 'preact/jsx-runtime';
import { renderToString } from 'preact-render-to-string';
import type { Search } from '../../shared/search.js';

/** What somebody typed never reads so: its brackets are escaped. */
const LEFT_OUT = '<!-- left out -->';

/** The rows that were left out of the page that is being rendered, in their order. */
let leftOut: VNode[][] = [];

/** Rows of which there may be many. */
export const InPieces = ({ children }: { children: VNode[] }): VNode => {
  leftOut.push(children);
  return jsxTemplate([LEFT_OUT]);
};

/** A page without the rows that take long. */
export interface Rendered {
  html: string;
  rows: readonly VNode[][];
}

export function rendered(page: VNode): Rendered {
  leftOut = [];
  const html = renderToString(page);
  return { html, rows: leftOut };
}

/** With them; as bytes, since to make these of one long text would take as long as a piece may. */
export function* completed({ html, rows }: Rendered): Search<Buffer> {
  const pieces: Buffer[] = [];
  for (const [index, between] of html.split(LEFT_OUT).entries()) {
    pieces.push(Buffer.from(between));
    for (const row of rows[index] ?? []) {
      pieces.push(Buffer.from(renderToString(row)));
      yield;
    }
  }
  return Buffer.concat(pieces);
}
