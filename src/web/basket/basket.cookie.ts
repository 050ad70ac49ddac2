/** The basket's cookies, one pair for each alliance: what is in it, and what was written for the request. */
import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { newUid } from '../../database/columns.js';
import type { Cookie, CookieOptions } from '../../http/cookie.js';
import type { GuardedRequest } from '../../partners/access/access.decorators.js';
import type { Actor } from '../../partners/who/actor.js';
import { CODE_MINUTES } from '../../partners/signing-in/sign-in-limits.js';
import { isMailAddress } from '../../notifications/mailbox.js';
import { cookieOptions } from '../../partners/access/cookies.js';
import { hashed } from '../../partners/who/secrets.js';
import { Config } from '../../shared/config.js';
import type { FieldFault } from '../../shared/refusal.js';
import { basketFrom, basketText, type Basket } from './basket.js';
import { draftFrom, draftText, draftTooLong, isTooLong, type Draft } from './draft.js';

const BASKET = 'basket';
const DRAFT = 'basket-draft';
const ADDRESS = 'basket-address';
const SIXTY_DAYS_SECONDS = 60 * 24 * 60 * 60;

/** What the visitor wrote for it; empty where nothing was. */
export const DraftHere = createParamDecorator((_: unknown, context: ExecutionContext): Draft => {
  const request = context.switchToHttp().getRequest<GuardedRequest>();
  return draftFrom(cookieOf(request, DRAFT), markOf(request.actor));
});

/** Tells people apart on a shared computer, and says nothing about them. */
const markOf = (actor: Actor | undefined): string =>
  actor?.person ? hashed(`draft ${actor.person.id}`).slice(0, 12) : '';

/** Where a code went a moment ago; empty where none did. */
export const AskedAddress = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const address = cookieOf(context.switchToHttp().getRequest<FastifyRequest>(), ADDRESS) ?? '';
  return isMailAddress(address) ? address : '';
});

export const basketOf = (request: FastifyRequest): Basket => basketFrom(cookieOf(request, BASKET));

/** Where a request is refused before it is read, nobody has read its cookies. */
const cookieOf = ({ cookies }: FastifyRequest, name: string): string | undefined =>
  (cookies as FastifyRequest['cookies'] | undefined)?.[name];

@Injectable()
export class BasketCookie {
  constructor(private readonly config: Config) {}

  /** With an id, if it has none. */
  kept(actor: Actor, basket: Basket): Cookie {
    const text = basketText({ ...basket, id: basket.id || newUid() });
    return { name: BASKET, value: text, options: this.lasting(actor) };
  }

  /** As a basket of its own. */
  renamed(basket: Basket): Basket {
    return { ...basket, id: newUid() };
  }

  /** The basket's, and the draft's; a draft that no cookie can hold is at fault, and the one before stays. */
  keptWith(draft: Draft, actor: Actor, basket: Basket): { cookies: Cookie[]; faults: FieldFault[] } {
    const kept = this.kept(actor, basket);
    if (isTooLong(draft, markOf(actor))) return { cookies: [kept], faults: [draftTooLong] };
    return { cookies: [kept, this.draft(actor, draft)], faults: [] };
  }

  private draft(actor: Actor, draft: Draft): Cookie {
    const isEmpty = Object.values(draft).every((said) => said === '');
    if (isEmpty) return { name: DRAFT, value: undefined, options: this.options(actor) };
    return { name: DRAFT, value: draftText(draft, markOf(actor)), options: this.lasting(actor) };
  }

  /** Until the code is dead: so that its page can be looked at again, which asks for no other code. */
  address(actor: Actor, address: string): Cookie {
    const options = { ...this.options(actor), maxAge: CODE_MINUTES * 60 };
    return { name: ADDRESS, value: address, options };
  }

  /** The things were asked for, or are not wanted any more. */
  emptied(actor: Actor): Cookie[] {
    const options = this.options(actor);
    return [BASKET, DRAFT, ADDRESS].map((name) => ({ name, value: undefined, options }));
  }

  private lasting(actor: Actor): CookieOptions {
    return { ...this.options(actor), maxAge: SIXTY_DAYS_SECONDS };
  }

  /** The path keeps the baskets of several alliances apart. */
  private options({ alliance }: Actor): CookieOptions {
    return { ...cookieOptions(this.config.isSecure), path: `/b/${alliance.slug}` };
  }
}
