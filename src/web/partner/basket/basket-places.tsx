/** The basket's things, place by place: how many, what is free, whose they are, when they are fetched. */
import type { VNode } from 'preact';
import type { Language } from '../../../shared/words.js';
import type { HandOverTime } from '../../../items/hand-over-times.js';
import { amount } from '../../../shared/amounts.js';
import { isBefore } from '../../../shared/period.js';
import { dayInWords, shortHours, windowInWords } from '../../../shared/spoken-time.js';
import { dayAt, endingTime, localTime } from '../../../shared/zone.js';
import { ClosedDays } from '../../ui/closed-days.js';
import { wishedInWords, type WishedDays } from '../../forms/wished-days.js';
import { thingAnchor } from '../../basket/stepped.js';
import { kindOf } from '../../ui/drawing.js';
import { faultOf } from '../../forms/typed.js';
import { Fault, Select } from '../../ui/fields.js';
import { Heading } from '../../ui/parts.js';
import { Pictured } from '../../ui/pictured.js';
import { softened } from '../../ui/soft.js';
import { Stepper } from '../../ui/stepper.js';
import type { BasketProps } from './basket-props.js';
import type { BasketPlace, BasketThing } from './basket-sheet.js';
import type { BasketWords } from './basket-words.js';
import { euros } from '../../../shared/euros.js';
import { needsInWords } from '../../ui/needs.js';

export const Places = (props: BasketProps): VNode => (
  <>
    {props.sheet.places.map((one) => (
      <Place {...props} one={one} key={idOf(one)} />
    ))}
  </>
);

const Place = (props: BasketProps & { one: BasketPlace }): VNode => {
  const { visit, sheet, one, w } = props;
  const { place, things } = one;
  const id = idOf(one);
  return (
    <section class="lb-panel" aria-labelledby={id}>
      <Heading id={id}>
        {w.place}: {place.name}
      </Heading>
      {place.address && <p>{place.address}</p>}
      {one.days && <OtherDays {...props} days={one.days} />}
      {!one.days && sheet.basket.from !== '' && <Times {...props} />}
      {one.closings.map(({ day, why }) => (
        <p class="lb-too-few" key={day.toString()}>
          {dayInWords(day, visit.language)}: {why[visit.language]}.{' '}
          {one.times.ways.length > 0 && w.nearestOpen}
        </p>
      ))}
      <ClosedDays place={place} today={dayAt(sheet.now, visit.timeZone)} language={visit.language} />
      <ul class="lb-things">
        {things.map((thing) => (
          <Thing {...props} thing={thing} key={thing.key} />
        ))}
      </ul>
    </section>
  );
};

const idOf = ({ place, days }: BasketPlace): string =>
  days ? `place-${place.id}-${days.from}-${days.until}` : `place-${place.id}`;

/** They follow the basket's days when these change, and have no hours to choose from. */
const OtherDays = (props: BasketProps & { one: BasketPlace; days: WishedDays }): VNode => {
  const { visit, one, days, w } = props;
  const { timeZone, language } = visit;
  const { pickUp, returnDue } = one.times;
  return (
    <>
      <p>{w.otherDays(wishedInWords(days, timeZone, language))}</p>
      <p>
        {w.pickUp}: {windowInWords(pickUp.window, timeZone, language)}
      </p>
      <p>
        {w.returnDue}: {windowInWords(returnDue.window, timeZone, language)}
      </p>
    </>
  );
};

const Times = (props: BasketProps & { one: BasketPlace }): VNode => {
  const { sheet, one, w } = props;
  const { place, times } = one;
  const isOneDay = sheet.basket.from === sheet.basket.until && times.pickUps.length > 1;
  return (
    <>
      {times.isByArrangement && <p>{w.byArrangement}</p>}
      {times.ways[0]?.isLate && <p>{w.tooLate}</p>}
      <div class="lb-halves">
        <Moment
          {...props}
          name={`pickUp.${place.id}`}
          label={w.pickUp}
          hint={isOneDay ? w.beforeOrOnTheDay : ''}
          offered={times.pickUps}
          chosen={times.pickUp}
          note={laterPickUp(props)}
        />
        <Moment
          {...props}
          name={`return.${place.id}`}
          label={w.returnDue}
          hint=""
          offered={times.returns}
          chosen={times.returnDue}
          note={earlierReturn(props)}
        />
      </div>
    </>
  );
};

/** Where others have the things in the first minutes of the opening. */
function laterPickUp({ one: { fit, times }, visit, w }: BasketProps & { one: BasketPlace }): string {
  if (!fit?.isWhole || !isBefore(times.pickUp.at, fit.period.from)) return '';
  return w.laterPickUp(localTime(fit.period.from, visit.timeZone).time);
}

/** Where others need the things in the last minutes of the opening. */
function earlierReturn({ one: { fit, times }, visit, w }: BasketProps & { one: BasketPlace }): string {
  if (!fit?.isWhole || !isBefore(fit.period.until, times.returnDue.at)) return '';
  return w.earlierReturn(endingTime(fit.period.until, visit.timeZone).time);
}

interface MomentProps extends BasketProps {
  name: string;
  label: string;
  hint: string;
  offered: readonly HandOverTime[];
  chosen: HandOverTime;
  /** Which minutes of the opening are meant, if not all. */
  note: string;
}

/** A choice of real hand-over times; where there is just one it is said. */
const Moment = ({ visit, form, name, label, hint, offered, chosen, note }: MomentProps): VNode => {
  const { timeZone, language } = visit;
  const value = chosen.at.toISOString();
  const choices = offered.map(({ at, window }) => ({
    value: at.toISOString(),
    label: shortHours(window, timeZone, language),
  }));
  return (
    <div>
      {offered.length === 1 ? (
        <p>
          {label}: {windowInWords(chosen.window, timeZone, language)}
          <input type="hidden" name={name} value={value} />
        </p>
      ) : (
        <Select
          form={form}
          name={name}
          label={label}
          {...(hint === '' ? {} : { hint })}
          choices={choices}
          value={value}
        />
      )}
      {note !== '' && (
        <p>
          {label}: {note}
        </p>
      )}
    </div>
  );
};

const Thing = (props: BasketProps & { one: BasketPlace; thing: BasketThing }): VNode => {
  const { visit, one, thing, w } = props;
  const { item } = thing;
  const deposit = item.depositCents > 0 ? `${w.deposit}: ${euros(item.depositCents, visit.language)}` : '';
  const needs = [needsInWords(item, w.persons), deposit].filter((said) => said !== '').join(' · ');
  return (
    <li class="lb-thing" data-cat={kindOf(item.category)} id={thingAnchor(thing.key)}>
      <Pictured of={item} class="lb-thing__pic" />
      <div>
        <h3 class="lb-card__name">
          <a href={`${visit.home}/items/${item.id}`}>{softened(item.name)}</a>
        </h3>
        <p class="lb-small lb-quiet">
          {amount(thing.quantity, item.unit, visit.language)}, {softened(w.owner(item.owner.name))}
        </p>
        <Free w={w} thing={thing} free={one.free?.get(item.id)} language={visit.language} />
        {needs !== '' && <p class="lb-small">{needs}</p>}
      </div>
      <HowMany {...props} />
    </li>
  );
};

interface FreeProps {
  w: BasketWords;
  thing: BasketThing;
  free: number | undefined;
  language: Language;
}

const Free = ({ w, thing: { item, quantity }, free, language }: FreeProps): VNode | null => {
  if (free === undefined) return null;
  const said = amount(free, item.unit, language);
  if (free >= quantity) return <p>{w.free(said)}</p>;
  return <p class="lb-too-few">{free <= 0 ? w.nothingFree : w.tooFew(said)}</p>;
};

/** 0 takes the thing out. */
const HowMany = ({
  visit,
  one,
  thing,
  form,
}: BasketProps & { one: BasketPlace; thing: BasketThing }): VNode => {
  const { item, quantity, key } = thing;
  const most = Math.max(quantity, one.free?.get(item.id) ?? item.quantity);
  const name = `quantity.${key}`;
  return (
    <>
      <Stepper
        {...{
          id: key,
          of: item.name,
          unit: item.unit,
          value: quantity,
          step: item.packStep,
          max: most,
          name,
        }}
        form={form}
        action={`${visit.home}/basket`}
        language={form.language}
      />
      {faultOf(form, name) && (
        <div class="lb-wide">
          <Fault form={form} name={name} />
        </div>
      )}
    </>
  );
};
