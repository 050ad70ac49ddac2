/** Tiles: numbers of a day, each with the word for what is counted and the way to it. */
import type { ComponentChildren, VNode } from 'preact';

interface TileProps {
  /** Its colour, of the states; a tile that counts nothing has none. */
  look: 'ask' | 'bad' | 'out' | 'ok' | 'end';
  count: number;
  /** In the plural that the number asks for. */
  label: string;
  /** Which, where there is room to say so. */
  note?: string | undefined;
  href: string;
}

export const Tiles = ({ children }: { children: ComponentChildren }): VNode => (
  <ul class="lb-tiles">{children}</ul>
);

export const Tile = ({ look, count, label, note, href }: TileProps): VNode => (
  <li>
    <a class={count === 0 ? 'lb-tile' : `lb-tile lb-tile--${look}`} href={href}>
      <b>{count}</b> <span>{label}</span> {note && <small>{note}</small>}
    </a>
  </li>
);
