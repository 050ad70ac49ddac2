/** The door of every route: who is it, is it really them, and does the policy let them in? */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { takesForm } from '../../http/form.body.js';
import { Config } from '../../shared/config.js';
import { Refusal } from '../../shared/refusal.js';
import { ACTION, type GuardedRequest } from './access.decorators.js';
import { AccessService } from './access.service.js';
import { credentialsOf, type Credentials } from './credentials.js';
import type { RepeatableRequest } from '../who/actor.js';
import { isSameOrigin } from './cookies.js';
import { allows, policy, type Action } from '../who/policy.js';
import { hashed } from '../who/secrets.js';

/** Their routes look at a secret first, and without a good one answer as if the alliance were not there. */
const invited: ReadonlySet<Action> = new Set<Action>(['invitations.open', 'invitations.take']);

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AccessService,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const action = this.reflector.get<Action | undefined>(ACTION, context.getHandler());
    if (!action) throw new Error(`No policy entry for ${context.getHandler().name}.`);
    // They never look at who asks: a feed needs its secret alone and must not fail for other reasons, and mail programs
    // refuse further mails with the key in the address alone, from wherever they are (RFC 8058).
    if (action === 'feeds.fetch' || action === 'installation.look' || action === 'mails.refuse') return true;
    await this.enter(request, action);
    return true;
  }

  private async enter(request: GuardedRequest, action: Action): Promise<void> {
    const credentials = credentialsOf(request, this.config.isSecure);
    this.refuseForeignPages(request, credentials);
    const { alliance: slug } = request.params as { alliance?: string };
    const mayBeHidden = invited.has(action);
    const { caller, actor } = await this.access.enter(credentials, slug, repeatable(request), mayBeHidden);
    request.who = {
      ...(caller.person ? { actor: caller.person.id } : {}),
      ...(actor ? { alliance: actor.alliance.slug } : {}),
    };
    // Whoever is turned away is still known: the page that says so keeps their language and their menu.
    request.caller = caller;
    if (credentials.token !== undefined && !caller.person) throw Refusal.notSignedIn();
    if (slug !== undefined && !actor) throw Refusal.notFound();
    if (actor) request.actor = actor;
    const holding = actor ? actor.possibleRelations() : caller.relations();
    if (!allows(action, holding)) {
      if (!caller.person) throw Refusal.notSignedIn();
      throw actor && !actor.isInsider ? Refusal.notFound() : Refusal.forbidden();
    }
  }

  /**
   * Another site's page can make a browser send our cookie along, or a form without one, which would sign somebody in
   * as somebody else; it cannot forge where it comes from.
   */
  private refuseForeignPages(request: GuardedRequest, { cookie }: Credentials): void {
    if (SAFE_METHODS.has(request.method)) return;
    if (cookie === undefined && !takesForm(request)) return;
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    const secFetchSite = Array.isArray(site) ? site[0] : site;
    if (isSameOrigin({ secFetchSite, origin, host, baseUrl: this.config.baseUrl })) return;
    throw new Refusal('forbidden', 'foreign-origin', {
      de: 'Diese Anfrage kam nicht von unserer Seite.',
      en: 'This request did not come from our own site.',
    });
  }
}

function repeatable(request: GuardedRequest): RepeatableRequest | undefined {
  const key = request.headers['idempotency-key'] ?? formKey(request);
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key.length === 0 || key.length > 255) {
    throw Refusal.invalidField('Idempotency-Key', {
      de: 'Bitte 1 bis 255 Zeichen.',
      en: 'Please 1 to 255 characters.',
    });
  }
  const said = `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`;
  return { keyHash: hashed(key), requestHash: hashed(said) };
}

/** A form's one-time token; several forms of one page carry the same, so the address belongs to it (safety.md, A05). */
function formKey(request: GuardedRequest): string | undefined {
  if (!takesForm(request)) return undefined;
  const { formToken } = (request.body ?? {}) as { formToken?: unknown };
  return typeof formToken !== 'string' || formToken === ''
    ? undefined
    : hashed(`${formToken} ${request.url}`);
}

export const isAction = (name: unknown): name is Action =>
  typeof name === 'string' && Object.hasOwn(policy, name);
