/** The day of the coordination: its numbers, asked of the services whose pages show what is counted; what comes first; the week. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { dayAfter } from '../../shared/days.js';
import { dayAt } from '../../shared/zone.js';
import { ApplicantList } from '../admitting/applicant-list.service.js';
import { DaySheets } from '../desk/day-sheets.service.js';
import type { Desk } from '../desk/day-sheet.view.js';
import { HousekeepingService } from '../looking/housekeeping.service.js';
import { promisesOf, StockRiskService, type Hurt } from '../stock/stock-risk.service.js';
import { brokenPromise } from './broken-promise.js';
import { DocketRequests } from './docket-requests.service.js';
import type { Today } from './today.view.js';

/** Of each kind; the rest stands on the pages that the numbers lead to. */
const MOST_FIRST = 2;
const WEEK = [0, 1, 2, 3, 4, 5, 6];

@Injectable()
export class TodayService {
  constructor(
    private readonly turns: Turns,
    private readonly requests: DocketRequests,
    private readonly applicants: ApplicantList,
    private readonly sheets: DaySheets,
    private readonly housekeeping: HousekeepingService,
    private readonly risk: StockRiskService,
  ) {}

  read(actor: Actor): Promise<Today> {
    actor.require('today.read');
    return this.turns.look(actor, async (look) => {
      const { days: week } = await this.desk(look);
      const hurt = await this.risk.all(look);
      return {
        waiting: await this.count(look),
        pickUps: week[0]!.pickUps.length,
        returns: week[0]!.returns.length,
        atRisk: hurt.length,
        failedMails: await this.housekeeping.failedMails(look),
        ...(await this.first(look, hurt)),
        week,
      };
    });
  }

  /** How many wait for a decision. */
  waiting(actor: Actor): Promise<number> {
    actor.require('docket.read');
    return this.turns.look(actor, (look) => this.count(look));
  }

  /** How many ask the actor about own things. */
  asked(actor: Actor): Promise<number> {
    return this.turns.look(actor, (look) => this.requests.countAsking(look));
  }

  private desk(look: Look): Promise<Desk> {
    const today = dayAt(look.now, look.actor.alliance.timeZone);
    return this.sheets.desk(
      look,
      WEEK.map((days) => dayAfter(today, days)),
    );
  }

  private async first(look: Look, hurt: readonly Hurt[]): Promise<Pick<Today, 'soonDue' | 'broken'>> {
    const soon = await this.requests.soonest(look, MOST_FIRST);
    const broken = promisesOf(hurt).slice(0, MOST_FIRST);
    const partners = await this.requests.partnersOf(look, [
      ...soon,
      ...broken.map(({ reservation }) => reservation),
    ]);
    return {
      soonDue: soon.map(({ id, partnerId, occasionName, decideBy, pickUpAt }) => ({
        id,
        partnerName: partners.get(partnerId)?.name ?? '',
        occasionName,
        decideBy,
        pickUpAt,
      })),
      broken: broken.map((one) => brokenPromise(one, partners)),
    };
  }

  /** Requests, wishes to change what is promised, and people who ask to be let in. */
  private async count(look: Look): Promise<number> {
    const [requests, wishes] = [await this.requests.count(look), await this.requests.countWishes(look)];
    return requests + wishes + (await this.applicants.count(look));
  }
}
