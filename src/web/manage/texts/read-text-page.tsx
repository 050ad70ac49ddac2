/** A prepared text to be read: one button publishes it as it stands, and leads to the next one. */
import type { DraftKind } from '../../../partners/alliances/prepared-texts.js';
import type { FormState } from '../../forms/typed.js';
import { Form } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink } from '../../ui/parts.js';
import { PlainText } from '../../ui/plain-text.js';
import type { Visit } from '../../ui/visit.js';
import { managePage, manageOf } from '../manage-frame.js';
import { agreedKinds, textWords } from './text-words.js';

/** By its name a form says that it comes from here. */
export const READ = 'read';

interface ReadFacts {
  kind: DraftKind;
  text: string;
  form: FormState;
  done?: string | undefined;
}

export function readTextPage(visit: Visit, { kind, text, form, done }: ReadFacts): Page {
  const w = textWords[visit.language];
  const at = `${manageOf(visit)}/texts`;
  const children = (
    <>
      <p>{w.readHelp}</p>
      <section
        class="lb-preview"
        aria-label={w.kinds[kind]}
        lang={visit.language === 'de' ? undefined : 'de'}
      >
        <PlainText text={text} />
      </section>
      {!agreedKinds.some((one) => one === kind) && <p class="lb-quiet">{w.contactBelow}</p>}
      <Form form={form} action={`${at}/${kind}`} hidden={{ text }}>
        <div class="lb-row lb-fields">
          <Button name={READ} value="true">
            {w.readNow}
          </Button>
          <ButtonLink href={`${at}/${kind}`}>{w.rewrite}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return managePage(visit, { title: w.readTitle(w.kinds[kind]), above: [[at, w.title]], done, children });
}
