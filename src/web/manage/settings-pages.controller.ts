/** `/b/{alliance}/manage/rules` and `/portrait`: what the coordination settles for the whole alliance. */
import { Get } from '@nestjs/common';
import { checkInput } from '../../http/validation.pipe.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { AllianceSettingsService } from '../../partners/alliance-settings.service.js';
import { SettingsChangeDto, type SettingsView } from '../../partners/settings.dto.js';
import { attempt } from '../ui/attempt.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import type { Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { expectSeen, seenAgain, seenForm } from './as-seen.js';
import { differing } from './item-input.js';
import { after, manageOf } from './manage-frame.js';
import { respoken } from './respoken.js';
import { portraitBody, portraitTyped, rulesBody, rulesTyped } from './settings-input.js';
import { portraitPage, rulesPage } from './settings-page.js';
import { settingsFieldWords } from './settings-words.js';

@PageController('b/:alliance/manage')
export class ManageSettingsPagesController {
  constructor(private readonly settings: AllianceSettingsService) {}

  @Get('rules')
  @Allow('settings.read')
  rules(@Acting() actor: Actor, @Visiting() visit: Visit, @Asked() { done }: Typed): Page {
    return rulesPage(visit, seenForm(visit, rulesTyped(this.settings.get(actor))), done);
  }

  @PostForm('rules')
  @Allow('alliance.change')
  changeRules(@Acting() actor: Actor, @Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const { rules = {} } = await checkInput(SettingsChangeDto, rulesBody(typed));
        const changed = differing(rules, this.settings.get(actor).rules);
        const expect = (standing: SettingsView): void => expectSeen(typed, rulesTyped(standing));
        if (Object.keys(changed).length > 0) await this.settings.change(actor, { rules: changed }, expect);
        return seeOther(after(`${manageOf(visit)}/rules`, 'saved'));
      },
      (refusal) => {
        const now = rulesTyped(this.settings.get(actor));
        const form = seenAgain(visit, typed, respoken(refusal, settingsFieldWords), now);
        return rulesPage(visit, form, undefined);
      },
    );
  }

  @Get('portrait')
  @Allow('settings.read')
  portrait(@Acting() actor: Actor, @Visiting() visit: Visit, @Asked() { done }: Typed): Page {
    return portraitPage(visit, seenForm(visit, portraitTyped(this.settings.get(actor))), done);
  }

  @PostForm('portrait')
  @Allow('alliance.change')
  changePortrait(@Acting() actor: Actor, @Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const now = this.settings.get(actor);
        const { contact, ...same } = await checkInput(SettingsChangeDto, portraitBody(typed));
        const [own, reach] = [differing(same, now), differing(contact ?? {}, now.contact)];
        const changes = { ...own, ...(Object.keys(reach).length > 0 ? { contact: reach } : {}) };
        const expect = (standing: SettingsView): void => expectSeen(typed, portraitTyped(standing));
        if (Object.keys(changes).length > 0) await this.settings.change(actor, changes, expect);
        return seeOther(after(`${manageOf(visit)}/portrait`, 'saved'));
      },
      (refusal) => {
        const now = portraitTyped(this.settings.get(actor));
        const form = seenAgain(visit, typed, respoken(refusal, settingsFieldWords), now);
        return portraitPage(visit, form, undefined);
      },
    );
  }
}
