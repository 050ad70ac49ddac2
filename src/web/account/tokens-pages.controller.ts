/** `/me/tokens`: one's access tokens. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow, Calling } from '../../partners/access.decorators.js';
import { Caller } from '../../partners/actor.js';
import { MeService } from '../../partners/me.service.js';
import { NewTokenDto } from '../../partners/sign-in.dto.js';
import { attempt } from '../ui/attempt.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import type { Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { newTokenPage, tokensPage } from './tokens-page.js';

const MOST = 200;

@PageController('me/tokens')
export class TokensPagesController {
  constructor(private readonly people: MeService) {}

  @Get()
  @Allow('tokens.read')
  async list(@Visiting() visit: Visit, @Asked() { done }: Typed): Promise<Page> {
    const { items } = await this.people.tokens(visit.caller, { limit: MOST });
    return tokensPage(visit, { tokens: items, isRevoked: done === 'revoked' });
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
      async (refusal) => {
        const { items } = await this.people.tokens(visit.caller, { limit: MOST });
        return tokensPage(visit, { tokens: items, typed, refusal });
      },
    );
  }

  @PostForm(':id/revoke')
  @Allow('tokens.revoke')
  async revoke(@Calling() caller: Caller, @IdParam() id: string): Promise<SeeOther> {
    await this.people.revokeToken(caller, id);
    return seeOther('/me/tokens?done=revoked');
  }
}
