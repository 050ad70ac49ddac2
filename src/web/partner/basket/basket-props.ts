/** What the basket's page shows, and what each of its parts is given. */
import type { Refusal } from '../../../shared/refusal.js';
import type { Basket } from '../../basket/basket.js';
import type { Draft } from '../../basket/draft.js';
import type { YearLater } from '../../basket/year-later.js';
import type { FormState, Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import type { BasketSheet, OfferedBasket } from './basket-sheet.js';
import type { BasketWords } from './basket-words.js';

export interface BasketFacts {
  sheet: BasketSheet;
  draft: Draft;
  /** After a refusal: what was typed, and why not. */
  typed?: Typed;
  refusal?: Refusal;
  offers?: readonly OfferedBasket[];
  /** Names of what an earlier loan had, and is not lent any more. */
  leftOut?: readonly string[];
  /** What lay in the basket before an earlier loan was repeated. */
  earlier?: Basket;
  /** On which days an earlier loan may take place again, the likeliest first. */
  years?: readonly YearLater[];
}

export interface BasketProps extends BasketFacts {
  visit: AllianceVisit;
  form: FormState;
  w: BasketWords;
}
