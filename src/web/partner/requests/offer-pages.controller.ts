/** `/b/{alliance}/requests/{id}/offer` and `/counter-offer`: offering something else, and answering it. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { CounterOfferDto, OfferAnswerDto } from '../../../reservations/changing/change.dto.js';
import { CounterOffers } from '../../../reservations/changing/counter-offers.service.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import type { Refusal } from '../../../shared/refusal.js';
import { tagOf } from '../../forms/seen-version.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { ChangeForms, type ShownChange } from './change-forms.service.js';
import { allLines, withFields } from './change-typed.js';
import { counterOfferPage, offerPage } from './offer-page.js';
import { PossibleOffers } from './possible-offers.service.js';

@PageController('b/:alliance/requests/:id')
export class OfferPagesController {
  constructor(
    private readonly sheets: ReservationSheetService,
    private readonly offers: CounterOffers,
    private readonly forms: ChangeForms,
    private readonly possible: PossibleOffers,
  ) {}

  @Get('offer')
  @Allow('reservations.offer')
  async form(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Answer> {
    const sheet = await this.sheet(visit, id);
    if (!sheet.mayOffer) return seeOther(`${visit.home}/requests/${id}`);
    const { typed, offers } = await this.possible.of(visit, sheet);
    return this.page(visit, { sheet, offers, ...(await this.forms.shown(visit, sheet, typed)) });
  }

  @PostForm('offer')
  @Allow('reservations.offer')
  async offer(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    const sheet = await this.sheet(visit, id);
    const looked = await this.forms.looked(visit, sheet, typed);
    if (looked) return this.page(visit, { sheet, offers: [], ...looked });
    const shown = await this.forms.shown(visit, sheet, typed);
    const lines = allLines(shown.visits, { typed: shown.typed, timeZone: visit.timeZone, isThere: false });
    return attempt(
      async () => {
        const wish = await checkInput(CounterOfferDto, { lines, message: typed['message'] ?? '' });
        await this.offers.offer(visit.actor, { id, wish, ifMatch: tagOf(typed) });
        return seeOther(`${visit.home}/requests/${id}?done=offered`);
      },
      (refusal) =>
        this.page(visit, { sheet, offers: [], ...shown }, withFields(refusal, shown.visits, lines)),
    );
  }

  @Get('counter-offer')
  @Allow('reservations.read')
  async look(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return counterOfferPage(visit, await this.sheet(visit, id));
  }

  @PostForm('counter-offer/accept')
  @Allow('reservations.answer-offer')
  accept(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.answer(visit, id, 'offer-accepted', () =>
      this.offers.accept(visit.actor, id, '', tagOf(typed)),
    );
  }

  @PostForm('counter-offer/decline')
  @Allow('reservations.answer-offer')
  decline(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.answer(visit, id, 'offer-declined', async () => {
      const said = await checkInput(OfferAnswerDto, filled({ reason: typed['reason'] }));
      await this.offers.decline(visit.actor, id, said.reason ?? '', tagOf(typed));
    });
  }

  private answer(
    visit: AllianceVisit,
    id: string,
    done: 'offer-accepted' | 'offer-declined',
    work: () => Promise<unknown>,
  ): Promise<Answer> {
    return attempt(
      async () => {
        await work();
        return seeOther(`${visit.home}/requests/${id}?done=${done}`);
      },
      async (refusal) => counterOfferPage(visit, await this.sheet(visit, id), refusal),
    );
  }

  private page(visit: AllianceVisit, shown: Shown, refusal?: Refusal): Page {
    const form = fitting(CounterOfferDto, formState(visit, shown.typed, refusal));
    return offerPage({ visit, form, ...shown });
  }

  private sheet(visit: AllianceVisit, id: string): Promise<ReservationSheet> {
    return this.sheets.get(visit.actor, id, visit.language);
  }
}

type Shown = ShownChange & Pick<Parameters<typeof offerPage>[0], 'sheet' | 'offers'>;
