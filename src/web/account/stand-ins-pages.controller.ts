/** `/b/{alliance}/stand-ins`: who decides while somebody is away. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow } from '../../partners/access/access.decorators.js';
import { NewStandInDto } from '../../partners/members/stand-in.dto.js';
import { StandInChoices } from '../../partners/members/stand-in-choices.service.js';
import { StandIns } from '../../partners/members/stand-ins.service.js';
import { filled, type FormState, type Typed } from '../forms/typed.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { Inside, PageController, PostForm, Queried, Said } from '../ui/page.decorators.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import type { AllianceVisit } from '../ui/visit.js';
import { standInsPage } from './stand-ins-page.js';

const MOST = 200;

@PageController('b/:alliance/stand-ins')
export class StandInsPagesController {
  constructor(
    private readonly standIns: StandIns,
    private readonly choices: StandInChoices,
  ) {}

  @Get()
  @Allow('stand-ins.read')
  list(@Inside() visit: AllianceVisit, @Queried() { done }: Typed): Promise<Page> {
    return this.page(visit, formState(visit), done);
  }

  @PostForm()
  @Allow('stand-ins.enter')
  enter(@Inside() visit: AllianceVisit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        await this.standIns.enter(visit.actor, await checkInput(NewStandInDto, filled(typed)));
        return seeOther(`${visit.home}/stand-ins?done=entered`);
      },
      (refusal) => this.page(visit, formState(visit, typed, refusal)),
    );
  }

  @PostForm(':id/end')
  @Allow('stand-ins.end')
  async end(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<SeeOther> {
    await this.standIns.end(visit.actor, id);
    return seeOther(`${visit.home}/stand-ins?done=ended`);
  }

  private async page(visit: AllianceVisit, form: FormState, done?: string): Promise<Page> {
    const { actor } = visit;
    const { items: entered } = await this.standIns.list(actor, { limit: MOST });
    const offices = await this.choices.of(actor);
    return standInsPage({ visit, entered, offices, form, done });
  }
}
