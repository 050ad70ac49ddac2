/** The headers that keep a browser from being turned against us (safety.md, G02), for every kind of answer. */

/** In the words of the header itself. */
export const contentSecurityPolicy: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
};

export const HSTS_SECONDS = 31_536_000;

/** For the few answers that leave before the framework's own headers are set. */
export const securityHeaders = (isSecure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': Object.entries(contentSecurityPolicy)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join(';'),
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  ...(isSecure ? { 'strict-transport-security': `max-age=${HSTS_SECONDS}` } : {}),
});
