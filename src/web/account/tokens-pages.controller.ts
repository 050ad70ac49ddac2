/** `/me/tokens`: one's access tokens. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow, Calling } from '../../partners/access/access.decorators.js';
import { Caller } from '../../partners/who/actor.js';
import { MeService } from '../../partners/signing-in/me.service.js';
import { NewTokenDto } from '../../partners/signing-in/sign-in.dto.js';
import { attempt } from '../ui/attempt.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import { formState } from '../ui/form.js';
import { fitting } from '../ui/form.lengths.js';
import type { FormState, Typed } from '../forms/typed.js';
import type { Visit } from '../ui/visit.js';
import { newTokenPage, tokensPage } from './tokens-page.js';

const MOST = 200;

@PageController('me/tokens')
export class TokensPagesController {
  constructor(private readonly people: MeService) {}

  @Get()
  @Allow('tokens.read')
  list(@Visiting() visit: Visit, @Queried() { done }: Typed): Promise<Page> {
    return this.page(visit, formState(visit), done === 'revoked');
  }

  /** Answers with a page of its own instead of leading on: the token is shown this once. */
  @PostForm()
  @Allow('tokens.create')
  create(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const { name } = await checkInput(NewTokenDto, typed);
        return newTokenPage(visit, await this.people.createToken(visit.caller, name));
      },
      (refusal) => this.page(visit, formState(visit, typed, refusal)),
    );
  }

  @PostForm(':id/revoke')
  @Allow('tokens.revoke')
  async revoke(@Calling() caller: Caller, @IdParam() id: string): Promise<SeeOther> {
    await this.people.revokeToken(caller, id);
    return seeOther('/me/tokens?done=revoked');
  }

  private async page(visit: Visit, form: FormState, isRevoked = false): Promise<Page> {
    const { items: tokens } = await this.people.tokens(visit.caller, { limit: MOST });
    return tokensPage(visit, { tokens, form: fitting(NewTokenDto, form), isRevoked });
  }
}
