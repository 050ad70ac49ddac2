/** `/language`: the language of the pages, for the person who is signed in, else for this browser. */
import { Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChoiceField, TextField } from '../http/fields.decorators.js';
import { Allow } from '../partners/access.decorators.js';
import { cookieOptions } from '../partners/cookies.js';
import { MeService } from '../partners/me.service.js';
import { safeReturn } from '../partners/safe-return.js';
import { Config } from '../shared/config.js';
import { languages, type Language } from '../shared/words.js';
import { checkInput } from '../http/validation.pipe.js';
import { seeOther, type SeeOther } from './ui/page.js';
import { PageController, PostForm, Said, Visiting } from './ui/page.decorators.js';
import type { Typed } from './ui/typed.js';
import { LANGUAGE_COOKIE } from './ui/visit.request.js';
import { personOf, type Visit } from './ui/visit.js';

const A_YEAR_SECONDS = 31_536_000;

class LanguageDto {
  @ChoiceField({ says: 'The language of pages and mails.', of: languages }) language!: Language;
  @TextField({ says: 'Where to go on.', max: 4000, optional: true }) returnTo?: string;
}

@PageController('language')
export class LanguagePagesController {
  constructor(
    private readonly config: Config,
    private readonly me: MeService,
  ) {}

  @PostForm()
  @Allow('language.choose')
  async choose(
    @Visiting() visit: Visit,
    @Said() typed: Typed,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    const { language, returnTo } = await checkInput(LanguageDto, typed);
    if (personOf(visit)) await this.me.wish(visit.caller, { language });
    else {
      const options = { ...cookieOptions(this.config.isSecure), maxAge: A_YEAR_SECONDS };
      void reply.setCookie(LANGUAGE_COOKIE, language, options);
    }
    return seeOther(safeReturn(returnTo));
  }
}
