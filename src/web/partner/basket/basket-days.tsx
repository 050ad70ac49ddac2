/** The basket's days: which, when everything is free, and how to choose others. */
import type { VNode } from 'preact';
import { basketText } from '../../basket/basket.js';
import { yearHint } from '../../basket/other-days.js';
import { faultOf } from '../../forms/typed.js';
import { wishedInWords } from '../../forms/wished-days.js';
import { Input } from '../../ui/fields.js';
import { Heading } from '../../ui/parts.js';
import { WeekDays, WeekState } from '../../ui/week.js';
import { CheckAgain, Other, type Elsewhere } from './basket-buttons.js';
import type { BasketProps } from './basket-props.js';

export const Days = (props: BasketProps & Elsewhere): VNode => {
  const { visit, sheet, form, action, years = [], w } = props;
  const { basket } = sheet;
  const hint = yearHint(basket, years);
  const isOpen =
    basket.from === '' || ['from', 'until', 'fromTime', 'untilTime'].some((name) => faultOf(form, name));
  return (
    <section class="lb-panel lb-basket-days" aria-labelledby="days">
      <Heading id="days">{w.days}</Heading>
      <p>{basket.from === '' ? w.noDays : wishedInWords(basket, visit.timeZone, visit.language)}</p>
      {hint && <p>{hint.words[visit.language]}</p>}
      {hint?.other && (
        <Other action={action} basket={hint.other.basket}>
          {hint.other.label[visit.language]}
        </Other>
      )}
      <Weeks {...props} />
      <details open={isOpen}>
        <summary>{w.changeDays}</summary>
        <DayFields {...props} />
        <CheckAgain action={action}>{w.checkAgain}</CheckAgain>
      </details>
    </section>
  );
};

/** When is everything free? The same weekdays in the weeks around, or the coming weekends. */
const Weeks = ({ visit, sheet: { weeks }, action, w }: BasketProps & Elsewhere): VNode => (
  <>
    <h3 id="weeks-free">{w.whenFree}</h3>
    <ul class="lb-weeks" aria-labelledby="weeks-free">
      {weeks.map(({ days, basket, isChosen, look, says }) => (
        <li key={days.from.toString()}>
          <button
            class={`lb-week lb-week--${look}`}
            type="submit"
            formaction={action}
            name="offer"
            value={basketText(basket)}
            aria-current={isChosen ? 'true' : undefined}
          >
            <WeekDays days={days} language={visit.language} />{' '}
            <WeekState look={look} says={says(visit.language)} />
            {isChosen && <span class="lb-sr"> ({w.chosen})</span>}
          </button>
        </li>
      ))}
    </ul>
  </>
);

const DayFields = ({ form, sheet: { basket }, w }: BasketProps): VNode => (
  <div class="lb-form">
    <div class="lb-row">
      <Input form={form} name="from" type="date" label={w.firstDay} value={basket.from} />
      <Input form={form} name="fromTime" type="time" label={w.fromTime} value={basket.fromTime} isOptional />
    </div>
    <div class="lb-row">
      <Input form={form} name="until" type="date" label={w.lastDay} value={basket.until} />
      <Input
        form={form}
        name="untilTime"
        type="time"
        label={w.untilTime}
        value={basket.untilTime}
        isOptional
      />
    </div>
  </div>
);
