/** The cookies, of a session and of a browser that asked to sign in: what they are called and how they travel. */
import type { CookieOptions } from '../../http/cookie.js';

/** The `__Host-` name binds it to this host over TLS; the plain name serves http on one's own machine only. */
export const sessionCookie = (isSecure: boolean): string => (isSecure ? '__Host-leihbund' : 'leihbund');

/** Marks the browser that asked for a code: only there the link beside it signs in. */
export const askingCookie = (isSecure: boolean): string => `${sessionCookie(isSecure)}-asking`;

export const cookieOptions = (isSecure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: isSecure,
});

interface Provenance {
  secFetchSite: string | undefined;
  origin: string | undefined;
  /** The `Host` the request names, and the origin the installation is known by. */
  host: string | undefined;
  baseUrl: string;
}

/** True where a browser says that the request comes from our own pages (or from no page at all). */
export function isSameOrigin({ secFetchSite, origin, host, baseUrl }: Provenance): boolean {
  if (secFetchSite !== undefined) return secFetchSite === 'same-origin' || secFetchSite === 'none';
  if (origin === undefined || !URL.canParse(origin)) return false;
  const [from, own] = [new URL(origin), new URL(baseUrl)];
  return from.origin === own.origin || (from.protocol === own.protocol && from.host === host);
}
