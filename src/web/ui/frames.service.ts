/** Finds out what stands around a page, whatever page it is: who looks, where they are at home, how many requests wait. */
import { Injectable } from '@nestjs/common';
import type { GuardedRequest } from '../../partners/access/access.decorators.js';
import { AccessService } from '../../partners/access/access.service.js';
import { credentialsOf } from '../../partners/access/credentials.js';
import type { Actor } from '../../partners/who/actor.js';
import { barredAmong, type Barred } from '../../partners/who/borrowing.js';
import { TodayService } from '../../reservations/deciding/today.service.js';
import { Config } from '../../shared/config.js';
import type { Frame } from './frame.js';
import type { Visit } from './visit.js';

@Injectable()
export class Frames {
  constructor(
    private readonly access: AccessService,
    private readonly today: TodayService,
    private readonly config: Config,
  ) {}

  /** Where no guard did it, as where there is no route. Nobody is turned away here: what fails leaves a stranger. */
  async identify(request: GuardedRequest): Promise<void> {
    if (request.caller) return;
    const credentials = credentialsOf(request, this.config.isSecure);
    const slug = allianceIn(request.url);
    if (slug === undefined && credentials.token === undefined && credentials.cookie === undefined) return;
    const found = await this.access.enter(credentials, slug, undefined).catch(() => undefined);
    if (!found) return;
    request.caller = found.caller;
    if (found.actor) request.actor = found.actor;
  }

  /** A page is worth more than its menu: what cannot be found out is left out. */
  around(visit: Visit): Promise<Frame> {
    return this.found(visit).catch(() => ({ own: [], waiting: undefined, asked: 0, barred: [] }));
  }

  private async found({ caller, actor }: Visit): Promise<Frame> {
    const own = actor?.may('items.read') ? [actor] : await this.access.homes(caller.person?.id);
    const [only, ...others] = own;
    const decides = others.length === 0 && only?.isCoordination === true;
    return {
      own,
      waiting: decides ? await this.today.waiting(only) : undefined,
      asked: only && others.length === 0 && owns(only) ? await this.today.asked(only) : 0,
      barred: only && others.length === 0 ? barredOf(only) : [],
    };
  }
}

/** The coordination asks for others. */
const barredOf = ({ isCoordination, partners, interestedWindow }: Actor): Barred[] =>
  isCoordination ? [] : barredAmong(partners, interestedWindow);

/** Strangers and the coordination alone are asked about nothing of their own. */
const owns = ({ partnerIds }: Actor): boolean => partnerIds.length > 0;

/** Of a path that no route answers. */
const allianceIn = (url: string): string | undefined => /^\/b\/([a-z\d-]{1,100})(?=[/?]|$)/.exec(url)?.[1];
