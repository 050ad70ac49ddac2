/** A counter-offer that stands: what would be different, and the buttons of whoever answers it. */
import type { VNode } from 'preact';
import { changesInWords } from '../../../notifications/line-changes.js';
import { dayAndTime } from '../../../shared/spoken-time.js';
import { Input } from '../../ui/fields.js';
import { Form, formState } from '../../ui/form.js';
import { Button, Heading, Lines } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import { offeredChanges } from './offered-changes.js';
import { offerWords } from './counter-offer-words.js';
import type { SheetProps } from './request-next.js';

export const Offered = ({ visit, sheet }: SheetProps): VNode | null => {
  const { view, isBorrower, mayAnswerOffer } = sheet;
  const { counterOffer } = view;
  if (!counterOffer) return null;
  const { language, timeZone } = visit;
  const w = offerWords[language];
  const at = `${visit.home}/requests/${view.id}/counter-offer`;
  const form = formState(visit);
  const hidden = { version: String(view.version) };
  return (
    <section class="lb-panel lb-stack" aria-labelledby="offered">
      <Heading id="offered">{w.until(dayAndTime(new Date(counterOffer.until), timeZone, language))}</Heading>
      <Lines text={counterOffer.message} />
      <ul class="lb-list">
        {changesInWords(offeredChanges(sheet), { language, timeZone }).map((said) => (
          <li key={said}>{softened(said)}</li>
        ))}
      </ul>
      <p>{isBorrower ? w.help : w.helpForOthers}</p>
      {mayAnswerOffer && (
        <>
          <Form form={form} action={`${at}/accept`} hidden={hidden}>
            <Button>{w.accept}</Button>
          </Form>
          <Form form={form} action={`${at}/decline`} hidden={hidden}>
            <Input form={form} name="reason" label={w.why} maxLength={500} isOptional row="offer" />
            <Button weight="secondary">{w.decline}</Button>
          </Form>
        </>
      )}
    </section>
  );
};
