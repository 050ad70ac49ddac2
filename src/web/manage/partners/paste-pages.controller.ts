/** `/b/{alliance}/manage/partners/paste`: several partners and people as pasted lines, looked at first and then entered. */
import { Get } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PartnerImport } from '../../../partners/members/partner-import.service.js';
import { sumsOf, type JudgedLine } from '../../../partners/members/partner-line-verdicts.js';
import { PartnerLinesDto } from '../../../partners/members/partner-lines.dto.js';
import { hashed } from '../../../partners/who/secrets.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import type { FormState, Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { bodyOf, wrongsOf } from '../fields.js';
import { after, manageOf } from '../manage-frame.js';
import { respoken } from '../respoken.js';
import { pastePage } from './paste-page.js';
import { pasteFields } from './paste-words.js';

@PageController('b/:alliance/manage/partners/paste')
export class PastePagesController {
  constructor(private readonly imports: PartnerImport) {}

  @Get()
  @Allow('partners.import')
  form(@Visiting() visit: Visit): Page {
    const agreementSignedOn = visit.actor!.alliance.foundedOn ?? '';
    const usual = { status: 'active', agreementSignedOn, isLender: 'true', isBorrower: 'true' };
    return pastePage(visit, { form: pasteForm(formState(visit, usual)) });
  }

  /** Only looked at; entered where it stands as it was looked at. */
  @PostForm()
  @Allow('partners.import')
  paste(@Visiting() visit: Visit, @Said() { take, seen, ...typed }: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const wanted = await checkInput(PartnerLinesDto, bodyOf(pasteFields, typed, visit.language));
        const shown = hashed(JSON.stringify(wanted));
        if (take !== undefined && seen === shown) return this.take(visit, wanted, typed);
        const lines = await this.imports.preview(visit.actor!, wanted);
        const form = pasteForm(formState(visit, typed));
        return pastePage(visit, { form, lines, seen: shown, isChanged: take !== undefined });
      },
      (refusal) =>
        pastePage(visit, {
          form: pasteForm(formState(visit, typed, respoken(refusal, wrongsOf(pasteFields)))),
        }),
    );
  }

  /** What is still to be looked at stays in the list, under its heading. */
  private async take(visit: Visit, wanted: PartnerLinesDto, typed: Typed): Promise<Answer> {
    const lines = await this.imports.take(visit.actor!, wanted);
    if (sumsOf(lines).review === 0) return seeOther(after(`${manageOf(visit)}/partners`, 'entered'));
    const left = lines.filter(isLeft).map(({ text }) => text);
    const form = pasteForm(formState(visit, { ...typed, text: left.join('\n') }));
    return pastePage(visit, { form, entered: lines });
  }
}

const isLeft = ({ verdict, reason }: JudgedLine): boolean =>
  verdict === 'review' || reason?.code === 'heading';

const pasteForm = (form: FormState): FormState => fitting(PartnerLinesDto, form);
