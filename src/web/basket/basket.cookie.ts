/** The basket's cookies, one pair for each alliance: what is in it, and what was written for the request. */
import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newUid } from '../../database/columns.js';
import type { GuardedRequest } from '../../partners/access.decorators.js';
import type { Actor } from '../../partners/actor.js';
import { CODE_MINUTES } from '../../partners/sign-in-limits.js';
import { isMailAddress } from '../../notifications/mailbox.js';
import { cookieOptions } from '../../partners/cookies.js';
import { hashed } from '../../partners/secrets.js';
import { Config } from '../../shared/config.js';
import { basketFrom, basketText, type Basket } from './basket.js';
import { draftFrom, draftText, type Draft } from './draft.js';

const BASKET = 'basket';
const DRAFT = 'basket-draft';
const ADDRESS = 'basket-address';
const SIXTY_DAYS_SECONDS = 60 * 24 * 60 * 60;

/** The visitor's basket in the alliance of the path; empty where there is none. */
export const BasketHere = createParamDecorator((_: unknown, context: ExecutionContext): Basket =>
  basketOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

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

  /** Answers what is kept: with an id, if it had none. */
  keep(reply: FastifyReply, actor: Actor, basket: Basket): Basket {
    const kept = { ...basket, id: basket.id || newUid() };
    this.set(reply, actor, BASKET, basketText(kept));
    return kept;
  }

  /** Refuses (422) what does not fit into a cookie. */
  keepDraft(reply: FastifyReply, actor: Actor, draft: Draft): void {
    const isEmpty = Object.values(draft).every((said) => said === '');
    if (isEmpty) void reply.clearCookie(DRAFT, this.options(actor));
    else this.set(reply, actor, DRAFT, draftText(draft, markOf(actor)));
  }

  /** Until the code is dead: so that its page can be looked at again, which asks for no other code. */
  keepAddress(reply: FastifyReply, actor: Actor, address: string): void {
    const options = { ...this.options(actor), maxAge: CODE_MINUTES * 60 };
    void reply.setCookie(ADDRESS, address, options);
  }

  /** The things were asked for, or are not wanted any more. */
  empty(reply: FastifyReply, actor: Actor): void {
    for (const name of [BASKET, DRAFT, ADDRESS]) void reply.clearCookie(name, this.options(actor));
  }

  private set(reply: FastifyReply, actor: Actor, name: string, text: string): void {
    void reply.setCookie(name, text, { ...this.options(actor), maxAge: SIXTY_DAYS_SECONDS });
  }

  /** The path keeps the baskets of several alliances apart. */
  private options({ alliance }: Actor): object {
    return { ...cookieOptions(this.config.isSecure), path: `/b/${alliance.slug}` };
  }
}
