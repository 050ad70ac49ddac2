/** Credentials: what a request carries to show whose it is, from its headers and cookies. */
import { sessionCookie } from './cookies.js';

/** At most one is used, the token first. */
export interface Credentials {
  token: string | undefined;
  cookie: string | undefined;
}

interface Carrying {
  headers: { authorization?: string | undefined };
  /** Undefined where a request is refused before anybody read them. */
  cookies?: Readonly<Record<string, string | undefined>> | undefined;
}

export function credentialsOf({ headers, cookies }: Carrying, isSecure: boolean): Credentials {
  const [scheme, token] = (headers.authorization ?? '').split(' ');
  const hasToken = scheme?.toLowerCase() === 'bearer' && token !== undefined;
  return {
    token: hasToken ? token : undefined,
    cookie: hasToken ? undefined : cookies?.[sessionCookie(isSecure)],
  };
}
