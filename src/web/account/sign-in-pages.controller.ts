/** `/sign-in`: signing in with a browser. Looking changes nothing; only pressing a button does. */
import { Get, Ip, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow } from '../../partners/access.decorators.js';
import { BrowserCookies } from '../../partners/browser-cookies.service.js';
import { safeReturn } from '../../partners/safe-return.js';
import { SignInDto } from '../../partners/sign-in.dto.js';
import { SignInService, type Opened } from '../../partners/sign-in.service.js';
import { Refusal } from '../../shared/refusal.js';
import { attempt } from '../ui/attempt.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import type { Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { codePage } from './code-page.js';
import { CodeFormDto, SecretFormDto } from './sign-in-form.dto.js';
import { askPage, linkPage } from './sign-in-pages.js';

@PageController('sign-in')
export class SignInPagesController {
  constructor(
    private readonly signIn: SignInService,
    private readonly cookies: BrowserCookies,
  ) {}

  @Get()
  @Allow('installation.look')
  form(@Visiting() visit: Visit, @Asked() { to }: Typed): Page {
    return askPage(visit, { returnTo: safeReturn(to) });
  }

  @PostForm('ask')
  @Allow('sign-in.ask')
  ask(
    @Visiting() visit: Visit,
    @Said() typed: Typed,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const returnTo = safeReturn(typed['returnTo']);
    return attempt(
      async () => {
        const { email } = await checkInput(SignInDto, typed);
        this.cookies.markAsking(reply, await this.signIn.ask({ email, ip, returnTo }));
        return codePage(visit, { email, returnTo });
      },
      (refusal) => askPage(visit, { returnTo, email: typed['email'] ?? '', refusal }),
    );
  }

  /** For whoever has the code in hand. */
  @Get('code')
  @Allow('installation.look')
  code(@Visiting() visit: Visit): Page {
    return codePage(visit, { email: '' });
  }

  /** What is mailed. Mail scanners open it, and tell nobody anything by it. */
  @Get(':secret')
  @Allow('installation.look')
  async link(
    @Visiting() visit: Visit,
    @Param('secret') secret: string,
    @Req() request: FastifyRequest,
  ): Promise<Page> {
    const isOurs = await this.signIn.isForThisBrowser(secret, this.cookies.askingOf(request));
    return isOurs ? linkPage(visit, secret) : codePage(visit, { email: '' });
  }

  @PostForm()
  @Allow('session.open')
  useLink(
    @Visiting() visit: Visit,
    @Said() typed: Typed,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    return signingIn(
      async () => {
        const { secret } = await checkInput(SecretFormDto, typed);
        const asking = this.cookies.askingOf(request);
        return this.enter(reply, await this.signIn.openByLink(visit.caller, secret, asking));
      },
      (refusal) => codePage(visit, { email: '', refusal }),
    );
  }

  @PostForm('code')
  @Allow('session.open')
  useCode(
    @Visiting() visit: Visit,
    @Said() typed: Typed,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    return signingIn(
      async () => {
        const { email, code } = await checkInput(CodeFormDto, typed);
        return this.enter(reply, await this.signIn.openByCode(visit.caller, email, code));
      },
      (refusal) => codePage(visit, { email: '', ...typed, refusal }),
    );
  }

  private enter(reply: FastifyReply, { secret, returnTo }: Opened): Answer {
    this.cookies.signIn(reply, secret);
    return seeOther(returnTo);
  }
}

/** Here a wrong code and a dead link are for the form to say: nobody needs to sign in before they sign in. */
async function signingIn(work: () => Promise<Answer>, again: (refusal: Refusal) => Page): Promise<Answer> {
  try {
    return await attempt(work, again);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'not-signed-in') throw error;
    return { ...again(error), status: 401 };
  }
}
