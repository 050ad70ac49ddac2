/** The way onto the waiting list, for what of the basket cannot be had. */
import type { VNode } from 'preact';
import { Link } from '../../ui/parts.js';
import type { BasketProps } from './basket-props.js';

/** One for each thing that the stock is short of. */
export const Waiting = ({ visit, sheet, refusal, w }: BasketProps): VNode | null => {
  const reasons = refusal?.details.reasons ?? sheet.preview?.reasons ?? [];
  const short = new Set(reasons.flatMap(({ code, itemId }) => (code === 'out-of-stock' ? itemId : [])));
  const things = sheet.places.flatMap(({ things: all, days }) =>
    all.filter(({ item }) => short.has(item.id)).map((thing) => ({ ...thing, days })),
  );
  if (things.length === 0 || !visit.actor.may('waiting.join')) return null;
  return (
    <ul class="lb-plain-list">
      {things.map(({ item, quantity, key, days = sheet.basket }) => {
        const { from, until, fromTime, untilTime } = days;
        const query = { item: item.id, quantity: String(quantity), from, until, fromTime, untilTime };
        return (
          <li class="lb-on" key={key}>
            <Link href={`${visit.home}/waiting/join?${new URLSearchParams(query)}`}>
              {w.wait(`${quantity} × ${item.name}`)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
};
