/** `/b/{alliance}/requests`: what somebody asked for and has borrowed, to look at and to ask for once more. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import { ReservationListService } from '../../../reservations/looking/reservation-list.service.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import { Clock } from '../../../shared/clock.service.js';
import { isId } from '../../../shared/input-text.js';
import { basketText } from '../../basket/basket.js';
import { BasketCookie } from '../../basket/basket.cookie.js';
import type { Typed } from '../../forms/typed.js';
import { seeOther, type Page, type SeeOther } from '../../ui/page.js';
import { Queried, PageController, PostForm, Inside } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { Repeated } from '../repeated.service.js';
import { requestPage, type JustDone } from './request-page.js';
import { requestsPage } from './requests-page.js';

const SHOWN_AT_ONCE = 20;

@PageController('b/:alliance/requests')
export class RequestPagesController {
  constructor(
    private readonly clock: Clock,
    private readonly reservations: ReservationListService,
    private readonly sheets: ReservationSheetService,
    private readonly partners: PartnersService,
    private readonly cookie: BasketCookie,
    private readonly repeated: Repeated,
  ) {}

  @Get()
  @Allow('reservations.list')
  async list(@Inside() visit: AllianceVisit, @Queried() queried: Typed): Promise<Page> {
    const { actor, language } = visit;
    const partnerId = isId(queried['partner']) ? queried['partner'] : undefined;
    const isLent = queried['lent'] === 'true' && partnerId === undefined;
    const part = (isCurrent: boolean, cursor: string | undefined) =>
      this.reservations.part(actor, { isCurrent, isLent, partnerId, cursor, limit: SHOWN_AT_ONCE }, language);
    return requestsPage(visit, {
      current: await part(true, queried['current']),
      past: await part(false, queried['past']),
      partners: await this.partners.askedFor(actor),
      partnerId: partnerId ?? '',
      isLent,
      now: this.clock.now(),
    });
  }

  @Get(':id')
  @Allow('reservations.read')
  async look(
    @Inside() visit: AllianceVisit,
    @IdParam() id: string,
    @Queried() { done }: Typed,
  ): Promise<Page> {
    return requestPage(visit, await this.sheets.get(visit.actor, id, visit.language), justDone(done));
  }

  /** The same things on the same weekdays a year later, in the basket; nothing is asked yet. */
  @PostForm(':id/repeat')
  @Allow('reservations.ask')
  async repeat(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<SeeOther> {
    const { basket, draft } = await this.repeated.reservation(visit, id);
    const { cookies } = this.cookie.keptWith(draft, visit.actor, basket);
    const before = visit.basket.lines.length === 0 ? '' : basketText(visit.basket);
    const earlier = before && `&before=${encodeURIComponent(before)}`;
    return seeOther(`${visit.home}/basket?again=${id}${earlier}`, cookies);
  }
}

const justDone = (said: string | undefined): JustDone =>
  (
    [
      'sent',
      'promised',
      'withdrawn',
      'cancelled',
      'reported',
      'changed',
      'change-asked',
      'change-ended',
      'offered',
      'offer-accepted',
      'offer-declined',
      'money',
      'message',
      'back',
      'photo',
    ] as const
  ).find((one) => one === said);
