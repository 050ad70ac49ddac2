/** `/b/{alliance}/for-caller`: the coordination asks for somebody who telephones; who that is goes into the basket. */
import { Get } from '@nestjs/common';
import { IdField, TextField } from '../../../http/fields.decorators.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import { emptyBasket } from '../../basket/basket.js';
import { BasketCookie } from '../../basket/basket.cookie.js';
import { emptyDraft } from '../../basket/draft.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { forCallerPage } from './for-caller-page.js';

class CallerDto {
  @IdField({ says: 'The partner who borrows.' }) partnerId!: string;
  @TextField({ says: 'Who calls.', min: 1, max: 200 }) name!: string;
  @TextField({ says: 'Telephone number.', max: 40, optional: true }) phone?: string;
  @TextField({ says: 'What it is for.', max: 200, optional: true }) occasion?: string;
  @TextField({ says: 'Whether what lies in the basket stays there.', max: 10, optional: true })
  basket?: string;
}

@PageController('b/:alliance/for-caller')
export class ForCallerPagesController {
  constructor(
    private readonly partners: PartnersService,
    private readonly cookie: BasketCookie,
  ) {}

  @Get()
  @Allow('reservations.ask-for-any')
  async form(@Inside() visit: AllianceVisit): Promise<Page> {
    return forCallerPage(visit, { partners: await this.partners.askedFor(visit.actor) });
  }

  @PostForm()
  @Allow('reservations.ask-for-any')
  begin(@Inside() visit: AllianceVisit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const {
          partnerId,
          name,
          phone = '',
          occasion = '',
          basket,
        } = await checkInput(CallerDto, filled(typed));
        const before = basket === 'filled' ? visit.basket : emptyBasket;
        const about = {
          occasion,
          contactName: name,
          contactPhone: phone,
          onBehalfOf: name,
          forCaller: 'true',
        };
        const { cookies } = this.cookie.keptWith({ ...emptyDraft, ...about }, visit.actor, {
          ...before,
          partnerId,
        });
        return seeOther(visit.home, cookies);
      },
      async (refusal) =>
        forCallerPage(visit, { partners: await this.partners.askedFor(visit.actor), typed, refusal }),
    );
  }
}
