/** The basket's things, place by place: how many, what is free, whose they are, when they are fetched. */
import type { VNode } from 'preact';
import type { HandOverTime } from '../../items/hand-over-times.js';
import { amount } from '../../shared/amounts.js';
import { dayAndTime, shortHours } from '../../shared/spoken-time.js';
import { Input, Select } from '../ui/fields.js';
import { Facts, Heading, Link } from '../ui/parts.js';
import { homeOf } from '../ui/visit.js';
import type { BasketProps } from './basket-page.js';
import { depositCents, type BasketPlace, type BasketThing } from './basket-sheet.js';
import { basketWords, type BasketWords } from './basket-words.js';
import { euros } from '../ui/euros.js';
import { needsInWords } from '../ui/needs.js';

export const Places = (props: BasketProps): VNode => {
  const { visit, sheet } = props;
  const w = basketWords[visit.language];
  const deposit = depositCents(sheet.places);
  return (
    <>
      {sheet.places.map((one) => (
        <Place {...props} one={one} key={one.place.id} />
      ))}
      {deposit > 0 && <p class="kern-body">{w.depositSum(euros(deposit, visit.language))}</p>}
    </>
  );
};

const Place = (props: BasketProps & { one: BasketPlace }): VNode => {
  const { visit, sheet, one } = props;
  const { place, things } = one;
  const w = basketWords[visit.language];
  const id = `place-${place.id}`;
  return (
    <section class="lb-basket-place" aria-labelledby={id}>
      <Heading id={id}>
        {w.place}: {place.name}
      </Heading>
      {place.address && <p class="kern-body">{place.address}</p>}
      {sheet.basket.from !== '' && <Times {...props} />}
      {place.closedInSchoolHolidays && <p class="kern-body">{w.holidays}</p>}
      <ul class="lb-plain-list">
        {things.map((thing) => (
          <li key={thing.item.id} class="lb-basket-thing">
            <Thing {...props} thing={thing} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Times = (props: BasketProps & { one: BasketPlace }): VNode => {
  const { visit, one } = props;
  const { place, times } = one;
  const w = basketWords[visit.language];
  return (
    <>
      {times.isByArrangement && <p class="kern-body">{w.byArrangement}</p>}
      <Moment
        {...props}
        name={`pickUp.${place.id}`}
        label={w.pickUp}
        offered={times.pickUps}
        chosen={times.pickUp}
      />
      <Moment
        {...props}
        name={`return.${place.id}`}
        label={w.returnDue}
        offered={times.returns}
        chosen={times.returnDue}
      />
    </>
  );
};

interface MomentProps extends BasketProps {
  name: string;
  label: string;
  offered: readonly HandOverTime[];
  chosen: HandOverTime;
}

/** A choice of real hand-over times; where there is just one it is said. */
const Moment = ({ visit, form, name, label, offered, chosen }: MomentProps): VNode => {
  const { timeZone } = visit.actor!.alliance;
  const value = chosen.at.toISOString();
  if (offered.length === 1)
    return (
      <p class="kern-body">
        {label}: {dayAndTime(chosen.at, timeZone, visit.language)}
        <input type="hidden" name={name} value={value} />
      </p>
    );
  const choices = offered.map(({ at, window }) => ({
    value: at.toISOString(),
    label: shortHours(window, timeZone, visit.language),
  }));
  return <Select form={form} name={name} label={label} choices={choices} value={value} />;
};

const Thing = (props: BasketProps & { thing: BasketThing }): VNode => {
  const { visit, sheet, thing } = props;
  const { item } = thing;
  const w = basketWords[visit.language];
  const facts: [string, string][] = [
    [w.needs, needsInWords(item, w.persons)],
    [w.deposit, item.depositCents > 0 ? euros(item.depositCents, visit.language) : ''],
  ];
  return (
    <>
      <h3 class="kern-heading-small">
        <Link href={`${homeOf(visit.actor!)}/items/${item.id}`}>{item.name}</Link>
      </h3>
      <p class="kern-body">
        {amount(thing.quantity, item.unit)}, {w.owner(item.owner.name)}
      </p>
      <Free w={w} thing={thing} free={sheet.preview?.free.get(item.id)} />
      {facts.some(([, value]) => value !== '') && <Facts facts={facts} />}
      <HowMany {...props} />
    </>
  );
};

interface FreeProps {
  w: BasketWords;
  thing: BasketThing;
  free: number | undefined;
}

const Free = ({ w, thing: { item, quantity }, free }: FreeProps): VNode | null => {
  if (free === undefined) return null;
  if (free >= quantity) return <p class="kern-body">{w.free(amount(free, item.unit))}</p>;
  return <p class="kern-body lb-too-few">{free <= 0 ? w.nothingFree : w.tooFew(amount(free, item.unit))}</p>;
};

/** Beyond that many choices a number is typed faster than found. */
const MOST_CHOICES = 30;

/** A list of what can be chosen; 0 takes the thing out. */
const HowMany = ({
  visit,
  form,
  sheet,
  thing: { item, quantity },
}: BasketProps & { thing: BasketThing }): VNode => {
  const w = basketWords[visit.language];
  const most = Math.max(quantity, sheet.preview?.free.get(item.id) ?? item.quantity);
  const count = Math.floor(most / item.packStep);
  const field = { form, name: `quantity.${item.id}`, label: w.howMany(item.name), value: String(quantity) };
  if (count > MOST_CHOICES) return <Input {...field} type="number" inputMode="numeric" min={0} />;
  const steps = Array.from({ length: count }, (_, index) => (index + 1) * item.packStep);
  const quantities = [...new Set([...steps, quantity])].toSorted((one, other) => one - other);
  const choices = quantities.map((units) => ({ value: String(units), label: amount(units, item.unit) }));
  return <Select {...field} choices={[{ value: '0', label: w.none }, ...choices]} />;
};
