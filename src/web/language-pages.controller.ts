/** `/language`: the language of the pages, for the person who is signed in, else for this browser. */
import type { Cookie } from '../http/cookie.js';
import { ChoiceField, TextField } from '../http/fields.decorators.js';
import { Allow } from '../partners/access/access.decorators.js';
import { cookieOptions } from '../partners/access/cookies.js';
import { MeService } from '../partners/signing-in/me.service.js';
import { safeReturn } from '../partners/signing-in/safe-return.js';
import { Config } from '../shared/config.js';
import { languages, type Language } from '../shared/words.js';
import { checkInput } from '../http/validation.pipe.js';
import { seeOther, type SeeOther } from './ui/page.js';
import { PageController, PostForm, Said, Visiting } from './ui/page.decorators.js';
import type { Typed } from './forms/typed.js';
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
  async choose(@Visiting() visit: Visit, @Said() typed: Typed): Promise<SeeOther> {
    const { language, returnTo } = await checkInput(LanguageDto, typed);
    const isKnown = personOf(visit) !== undefined;
    if (isKnown) await this.me.prefer(visit.caller, { language });
    return seeOther(safeReturn(returnTo), isKnown ? [] : [this.kept(language)]);
  }

  private kept(language: Language): Cookie {
    const options = { ...cookieOptions(this.config.isSecure), maxAge: A_YEAR_SECONDS };
    return { name: LANGUAGE_COOKIE, value: language, options };
  }
}
