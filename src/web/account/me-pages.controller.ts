/** `/me`: the profile, with what a person prefers and where they are signed in. `/sign-out` ends it here. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow, Calling } from '../../partners/access/access.decorators.js';
import { Caller } from '../../partners/who/actor.js';
import { BrowserCookies } from '../../partners/signing-in/browser-cookies.service.js';
import { MeService } from '../../partners/signing-in/me.service.js';
import { SessionsService } from '../../partners/signing-in/sessions.service.js';
import { PreferencesDto } from '../../partners/signing-in/sign-in.dto.js';
import { attempt } from '../ui/attempt.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { formState } from '../ui/form.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import type { FormState, Typed } from '../forms/typed.js';
import type { Visit } from '../ui/visit.js';
import { askedWishes } from './asked-wishes.js';
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
  me(@Visiting() visit: Visit, @Queried() { done }: Typed): Promise<Page> {
    return this.page(visit, formState(visit), done);
  }

  @PostForm()
  @Allow('me.wish')
  prefer(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const { decides, keeps, ...said } = typed;
        const asked = askedWishes({ decides: decides !== undefined, keeps: keeps !== undefined });
        const wanted = Object.fromEntries(asked.map((name) => [name, said[name] === 'true']));
        const preferences = { ...said, ...wanted };
        await this.people.prefer(visit.caller, await checkInput(PreferencesDto, preferences));
        return seeOther('/me?done=saved');
      },
      (refusal) => this.page(visit, formState(visit, typed, refusal)),
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

  private async page(visit: Visit, form: FormState, done?: string): Promise<Page> {
    const me = await this.people.me(visit.caller);
    const { items } = await this.sessions.list(visit.caller, { limit: MOST });
    return mePage(visit, { me, sessions: items, form, done });
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
  async signOut(@Calling() caller: Caller): Promise<SeeOther> {
    await this.sessions.endOwn(caller);
    return seeOther('/', this.cookies.signedOut());
  }
}
