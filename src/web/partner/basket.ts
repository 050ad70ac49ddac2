/** A basket: what somebody wants to ask for, before they ask; kept by their browser, so that nothing is lost on the way. */

export interface BasketLine {
  itemId: string;
  /** Units. */
  quantity: number;
}

export interface Basket {
  /** Local days 'YYYY-MM-DD'; empty while none is chosen. */
  from: string;
  until: string;
  /** 'HH:MM'; empty: the whole day. */
  fromTime: string;
  untilTime: string;
  lines: readonly BasketLine[];
}

export const emptyBasket: Basket = { from: '', until: '', fromTime: '', untilTime: '', lines: [] };
