/** A cookie as an answer names it: something for the browser to keep, or to forget. */

export interface CookieOptions {
  httpOnly: true;
  sameSite: 'lax';
  path: string;
  secure: boolean;
  /** Seconds; without it the browser forgets it when it is closed. */
  maxAge?: number;
}

export interface Cookie {
  name: string;
  /** Undefined: it is taken back. */
  value: string | undefined;
  options: CookieOptions;
}
