/** The basket at a glance: when, where, what to bring, what happens then; and the button that sends it. */
import type { VNode } from 'preact';
import { bringInWords } from '../../../reservations/telling/pick-up-words.js';
import { dayAndTime, windowInWords } from '../../../shared/spoken-time.js';
import { wishedInWords } from '../../forms/wished-days.js';
import { Glance } from '../../ui/glance.js';
import { Button, Heading } from '../../ui/parts.js';
import { askingOf } from './basket-asking.js';
import type { BasketProps } from './basket-props.js';

export const Summary = (props: BasketProps): VNode => {
  const { visit, sheet, w } = props;
  const { basket, places, partners } = sheet;
  const { timeZone, language } = visit;
  const isDated = basket.from !== '';
  const days = isDated ? wishedInWords(basket, timeZone, language) : w.noDays;
  const bring = bringInWords(
    places.flatMap(({ things }) => things),
    language,
  );
  return (
    <aside class="lb-panel lb-form" aria-labelledby="summary">
      <Heading id="summary">{w.summary}</Heading>
      <Glance
        facts={[
          { sign: 'calendar', title: days, lines: partners.length === 1 ? [w.for(partners[0]!.name)] : [] },
          {
            sign: 'pin',
            title: w.pickUpAt(places.length),
            lines: places.map(({ place, times }) =>
              isDated
                ? `${place.name}: ${windowInWords(times.pickUp.window, timeZone, language)}`
                : place.name,
            ),
          },
          ...(bring.length > 0 ? [{ sign: 'car', title: w.bring, lines: bring } as const] : []),
        ]}
      />
      <Sending {...props} />
    </aside>
  );
};

const Sending = (props: BasketProps): VNode | null => {
  const { visit, sheet, w } = props;
  const asking = askingOf(props);
  if (asking === 'unknown') return <Button>{w.askCode}</Button>;
  if (asking !== 'member') return null;
  const mayApprove = visit.actor.isCoordination;
  const decides = mayApprove ? w.decidesOneself : w.decides;
  return (
    <>
      <div class="lb-row">
        <Button>{w.send}</Button>
        {mayApprove && (
          <Button weight="secondary" name="decision" value="approve">
            {w.sendAndApprove}
          </Button>
        )}
      </div>
      {sheet.preview && <p>{decides(dayAndTime(sheet.preview.decideBy, visit.timeZone, visit.language))}</p>}
    </>
  );
};
