/** The browser's cookies: given and taken with the names and marks that fit the installation. */
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Cookie, CookieOptions } from '../../http/cookie.js';
import { Config } from '../../shared/config.js';
import { askingCookie, cookieOptions, sessionCookie } from '../access/cookies.js';
import { CODE_MINUTES } from './sign-in-limits.js';

@Injectable()
export class BrowserCookies {
  constructor(private readonly config: Config) {}

  /** Marks the browser that asked for a code, for as long as the code lives. */
  asking(secret: string): Cookie[] {
    const options = { ...this.options, maxAge: CODE_MINUTES * 60 };
    return [{ name: askingCookie(this.config.isSecure), value: secret, options }];
  }

  askingOf(request: FastifyRequest): string | undefined {
    return request.cookies[askingCookie(this.config.isSecure)];
  }

  signedIn(secret: string): Cookie[] {
    const asking = { name: askingCookie(this.config.isSecure), value: undefined, options: this.options };
    return [{ name: sessionCookie(this.config.isSecure), value: secret, options: this.options }, asking];
  }

  signedOut(): Cookie[] {
    return [{ name: sessionCookie(this.config.isSecure), value: undefined, options: this.options }];
  }

  private get options(): CookieOptions {
    return cookieOptions(this.config.isSecure);
  }
}
