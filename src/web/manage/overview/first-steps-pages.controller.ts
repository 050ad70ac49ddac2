/** `/b/{alliance}/manage/first-steps`: one of the first steps is put off, or brought back. */
import { Allow } from '../../../partners/access/access.decorators.js';
import { firstSteps } from '../../../partners/alliances/put-off-step.entity.js';
import { FirstStepsService } from '../../../reservations/looking/first-steps.service.js';
import { existing } from '../../../shared/refusal.js';
import { seeOther, type SeeOther } from '../../ui/page.js';
import { PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import type { Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf } from '../manage-frame.js';

@PageController('b/:alliance/manage/first-steps')
export class FirstStepsPagesController {
  constructor(private readonly steps: FirstStepsService) {}

  @PostForm()
  @Allow('manage.look')
  async putOff(@Visiting() visit: Visit, @Said() { step: said, later }: Typed): Promise<SeeOther> {
    const step = existing(firstSteps.find((one) => one === said));
    await this.steps.putOff(visit.actor!, step, later === 'true');
    return seeOther(manageOf(visit));
  }
}
