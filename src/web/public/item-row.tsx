/** One item in the list: what it is, how many are free, whose it is, where it stands, and how many are wanted. */
import type { VNode } from 'preact';
import type { ItemView } from '../../items/item.dto.js';
import type { Language } from '../../shared/words.js';
import { Badge, Link } from '../ui/parts.js';
import { areFew, choices } from './choices.js';
import { freeInWords, thereInWords } from './free-words.js';
import { listWords } from './list-words.js';

interface RowFacts {
  item: ItemView;
  /** Of its own page. */
  path: string;
  /** Units in the basket. */
  chosen: number;
  language: Language;
}

export const ItemRow = (facts: RowFacts): VNode => {
  const { item, path, language } = facts;
  const w = listWords[language];
  return (
    <li class="lb-item">
      <div class="lb-item__what">
        <h3 class="kern-heading-small">
          <Link href={path}>{item.name}</Link>
        </h3>
        <FreeBadge {...facts} />
        <p class="kern-body lb-quiet">
          {w.belongs(item.owner.name)} · {item.storagePlace.name}
        </p>
      </div>
      <Wanted {...facts} />
    </li>
  );
};

const FreeBadge = ({ item, language }: RowFacts): VNode => {
  if (item.setAside) return <Badge kind="warning">{listWords[language].aside}</Badge>;
  const { free } = item;
  if (free === undefined) return <span class="kern-body">{thereInWords(item, language)}</span>;
  return <Badge kind={free === 0 ? 'danger' : 'success'}>{freeInWords(free, item, language)}</Badge>;
};

/** Nothing to choose without a period, and where nothing is free. */
const Wanted = ({ item, path, chosen, language }: RowFacts): VNode | null => {
  const { free = 0, packStep, setAside, name } = item;
  if (item.free === undefined || setAside) return null;
  const quantities = choices(free, packStep, chosen);
  const w = listWords[language];
  if (quantities.length === 1) {
    return (
      <a class="kern-link lb-item__when" href={`${path}#month`} aria-label={w.whenFreeOf(name)}>
        {w.whenFree}
      </a>
    );
  }
  const props = { item, quantities, chosen, label: w.quantityOf(name), language };
  return areFew(quantities) ? <Buttons {...props} /> : <Choice {...props} />;
};

interface WantedFacts {
  item: ItemView;
  quantities: readonly number[];
  chosen: number;
  label: string;
  language: Language;
}

/** One tap for each; what is chosen already but not free says so. */
const Buttons = ({ item: { id, free = 0 }, quantities, chosen, label, language }: WantedFacts): VNode => (
  <fieldset class="lb-buttons">
    <legend class="kern-sr-only">{label}</legend>
    {quantities.map((quantity) => (
      <span key={quantity}>
        <input
          type="radio"
          id={`q-${id}-${quantity}`}
          name={`quantity.${id}`}
          value={quantity}
          checked={quantity === chosen}
        />
        <label for={`q-${id}-${quantity}`}>{inWords(quantity, free, language)}</label>
      </span>
    ))}
  </fieldset>
);

const Choice = ({ item: { id, free = 0 }, quantities, chosen, label, language }: WantedFacts): VNode => (
  <div class="kern-form-input__select-wrapper lb-item__choice">
    <select class="kern-form-input__select" name={`quantity.${id}`} aria-label={label}>
      {quantities.map((quantity) => (
        <option value={quantity} selected={quantity === chosen} key={quantity}>
          {inWords(quantity, free, language)}
        </option>
      ))}
    </select>
  </div>
);

const inWords = (quantity: number, free: number, language: Language): string =>
  quantity > free ? `${quantity} (${listWords[language].only(free)})` : String(quantity);
