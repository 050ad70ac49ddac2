/** A page before it becomes HTML, and the other things that a form may be answered with. */
import type { ComponentChild } from 'preact';

export interface Page {
  /** Without the alliance's name, which the frame adds. */
  title: string;
  body: ComponentChild;
  /** 200 unless said otherwise. */
  status?: number;
  /** The entry of the menu that is marked. */
  place?: MenuEntry;
  /** For wide tables: the text column may use the whole screen. */
  isWide?: boolean;
}

export type MenuEntry = 'list' | 'basket' | 'requests' | 'decisions' | 'calendar' | 'manage' | 'account';

/** After a form has done its work: the browser looks at another page, so that reloading repeats nothing. */
export interface SeeOther {
  /** A path of our own. */
  seeOther: string;
}

export type Answer = Page | SeeOther;

export const seeOther = (path: string): SeeOther => ({ seeOther: path });
