/** `/sign-in`: signing in with a browser. Looking changes nothing; only pressing a button does. */
import { Get, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { checkInput } from '../../http/validation.pipe.js';
import { AccessService } from '../../partners/access/access.service.js';
import { Allow } from '../../partners/access/access.decorators.js';
import { BrowserCookies } from '../../partners/signing-in/browser-cookies.service.js';
import { safeReturn } from '../../partners/signing-in/safe-return.js';
import { SignInDto } from '../../partners/signing-in/sign-in.dto.js';
import { SignInService, type Opened } from '../../partners/signing-in/sign-in.service.js';
import type { Refusal } from '../../shared/refusal.js';
import { attempt, usualStatuses } from '../ui/attempt.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import type { Typed } from '../forms/typed.js';
import type { Visit } from '../ui/visit.js';
import { codePage, type CodeFacts } from '../ui/code-page.js';
import { CodeFormDto, SecretFormDto } from './sign-in-form.dto.js';
import { JoinWays } from './join-ways.service.js';
import { askPage, linkPage } from './sign-in-pages.js';
import { wayOn } from './way-on.js';

@PageController('sign-in')
export class SignInPagesController {
  constructor(
    private readonly signIn: SignInService,
    private readonly cookies: BrowserCookies,
    private readonly ways: JoinWays,
    private readonly access: AccessService,
  ) {}

  @Get()
  @Allow('installation.look')
  form(@Visiting() visit: Visit, @Queried() { to }: Typed): Page {
    return askPage(visit, { returnTo: safeReturn(to) });
  }

  @PostForm('ask')
  @Allow('sign-in.ask')
  ask(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    const returnTo = safeReturn(typed['returnTo']);
    return attempt(
      async () => {
        const { email } = await checkInput(SignInDto, typed);
        const secret = await this.signIn.ask({ email, ip: visit.ip, returnTo });
        const page = await this.codePage(visit, { email, returnTo });
        return { ...page, cookies: this.cookies.asking(secret) };
      },
      (refusal) => askPage(visit, { returnTo, email: typed['email'] ?? '', refusal }),
    );
  }

  /** For whoever has the code in hand. */
  @Get('code')
  @Allow('installation.look')
  code(@Visiting() visit: Visit): Promise<Page> {
    return this.codePage(visit, { email: '' });
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
    return isOurs ? linkPage(visit, secret) : this.codePage(visit, { email: '' });
  }

  @PostForm()
  @Allow('session.open')
  useLink(@Visiting() visit: Visit, @Said() typed: Typed, @Req() request: FastifyRequest): Promise<Answer> {
    return signingIn(
      async () => {
        const { secret } = await checkInput(SecretFormDto, typed);
        const asking = this.cookies.askingOf(request);
        return this.enter(await this.signIn.openByLink(visit.caller, secret, asking));
      },
      (refusal) => this.codePage(visit, { email: '', refusal }),
    );
  }

  @PostForm('code')
  @Allow('session.open')
  useCode(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return signingIn(
      async () => {
        const { email, code } = await checkInput(CodeFormDto, typed);
        return this.enter(await this.signIn.openByCode(visit.caller, email, code));
      },
      (refusal) => this.codePage(visit, { email: '', ...typed, refusal }),
    );
  }

  /** With the way to those who can let somebody in: the same, whether or not anybody has the address. */
  private async codePage(visit: Visit, facts: CodeFacts): Promise<Page> {
    return codePage(visit, { ...facts, ways: await this.ways.from(safeReturn(facts.returnTo)) });
  }

  private async enter({ secret, returnTo, personId }: Opened): Promise<Answer> {
    const target = wayOn(returnTo, await this.access.homes(personId));
    return seeOther(target, this.cookies.signedIn(secret));
  }
}

/** Here a wrong code and a dead link are for the form to say: nobody needs to sign in before they sign in. */
const signingIn = (
  work: () => Promise<Answer>,
  again: (refusal: Refusal) => Promise<Page>,
): Promise<Answer> => attempt(work, again, { ...usualStatuses, 'not-signed-in': 401 });
