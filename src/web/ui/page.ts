/** A page before it becomes HTML, and the other things that a form may be answered with. */
import type { ComponentChild } from 'preact';
import type { Cookie } from '../../http/cookie.js';

interface Given {
  /** What the browser is to keep or to forget; of several with one name the last counts. */
  cookies?: readonly Cookie[];
}

export interface Page extends Given {
  /** Without the alliance's name, which the frame adds. */
  title: string;
  body: ComponentChild;
  /** 200 unless said otherwise. */
  status?: number;
  /** The entry of the menu that is marked. */
  place?: MenuEntry;
  /** How much of the screen it uses, and for whom it is: text to read unless said otherwise. */
  look?: 'read' | 'wide' | 'desk';
  /** Stays in sight while the page is read: the period. */
  bar?: ComponentChild;
  /** Across the whole screen, above everything else. */
  hero?: ComponentChild;
}

export type MenuEntry =
  | 'today'
  | 'list'
  | 'basket'
  | 'requests'
  | 'decisions'
  | 'consents'
  | 'calendar'
  | 'manage'
  | 'account'
  | 'about'
  | 'operator';

/** After a form has done its work: the browser looks at another page, so that reloading repeats nothing. */
export interface SeeOther extends Given {
  /** A path of our own. */
  seeOther: string;
}

/** What nobody can help with at the form; it flies on, and the browser keeps its cookies all the same. */
export interface Failure extends Given {
  thrown: unknown;
}

/** A file to save, or to look at in the browser. */
export interface Download extends Given {
  fileName: string;
  type: string;
  /** What is long comes as a stream, which is read as fast as it is received. */
  content: string | Buffer | NodeJS.ReadableStream;
  /** It opens where it can be shown; it is saved unless said otherwise. */
  isLookedAt?: boolean;
}

export type Answer = Page | SeeOther | Failure | Download;

export const seeOther = (path: string, cookies: readonly Cookie[] = []): SeeOther => ({
  seeOther: path,
  cookies,
});
