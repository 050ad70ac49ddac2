/** `/me`: the profile, with what a person wishes for and where they are signed in. `/sign-out` ends it here. */
import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow, Calling } from '../../partners/access.decorators.js';
import { Caller } from '../../partners/actor.js';
import { BrowserCookies } from '../../partners/browser-cookies.service.js';
import { MeService } from '../../partners/me.service.js';
import { SessionsService } from '../../partners/sessions.service.js';
import { WishesDto } from '../../partners/sign-in.dto.js';
import type { Refusal } from '../../shared/refusal.js';
import { attempt } from '../ui/attempt.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import type { Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { mePage } from './me-page.js';

const MOST = 200;

@PageController('me')
export class MePagesController {
  constructor(
    private readonly people: MeService,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  @Allow('me.read')
  me(@Visiting() visit: Visit, @Asked() { done }: Typed): Promise<Page> {
    return this.page(visit, { done });
  }

  @PostForm()
  @Allow('me.wish')
  wish(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const wishes = { ...typed, entries: typed['entries'] === 'true' };
        await this.people.wish(visit.caller, await checkInput(WishesDto, wishes));
        return seeOther('/me?done=saved');
      },
      (refusal) => this.page(visit, { typed, refusal }),
    );
  }

  @PostForm('sessions/end-others')
  @Allow('sessions.end')
  async endOthers(@Calling() caller: Caller): Promise<SeeOther> {
    await this.sessions.endOthers(caller);
    return seeOther('/me?done=others');
  }

  @PostForm('sessions/:id/end')
  @Allow('sessions.end')
  async end(@Calling() caller: Caller, @IdParam() id: string): Promise<SeeOther> {
    await this.sessions.end(caller, id);
    return seeOther('/me?done=ended');
  }

  private async page(
    visit: Visit,
    more: { done?: string | undefined; typed?: Typed; refusal?: Refusal },
  ): Promise<Page> {
    const me = await this.people.me(visit.caller);
    const { items } = await this.sessions.list(visit.caller, { limit: MOST });
    return mePage(visit, { me, sessions: items, ...more });
  }
}

@PageController('sign-out')
export class SignOutPagesController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly cookies: BrowserCookies,
  ) {}

  @PostForm()
  @Allow('session.close')
  async signOut(
    @Calling() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    await this.sessions.endOwn(caller);
    this.cookies.signOut(reply);
    return seeOther('/');
  }
}
