/** The browser's cookies: given and taken with the names and marks that fit the installation. */
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../shared/config.js';
import { askingCookie, cookieOptions, sessionCookie, type CookieOptions } from './cookies.js';
import { CODE_MINUTES } from './sign-in-limits.js';

@Injectable()
export class BrowserCookies {
  constructor(private readonly config: Config) {}

  /** Marks the browser that asked for a code, for as long as the code lives. */
  markAsking(reply: FastifyReply, secret: string): void {
    void reply.setCookie(askingCookie(this.config.isSecure), secret, {
      ...this.options,
      maxAge: CODE_MINUTES * 60,
    });
  }

  askingOf(request: FastifyRequest): string | undefined {
    return request.cookies[askingCookie(this.config.isSecure)];
  }

  signIn(reply: FastifyReply, secret: string): void {
    void reply.setCookie(sessionCookie(this.config.isSecure), secret, this.options);
    void reply.clearCookie(askingCookie(this.config.isSecure), this.options);
  }

  signOut(reply: FastifyReply): void {
    void reply.clearCookie(sessionCookie(this.config.isSecure), this.options);
  }

  private get options(): CookieOptions {
    return cookieOptions(this.config.isSecure);
  }
}
