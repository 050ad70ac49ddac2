/** The numbers that the coordination sees first. */

/** What needs a hand. */
export interface Needs {
  failedMails: number;
  /** Lines that the stock does not cover. */
  atRisk: number;
}

export interface Numbers extends Needs {
  items: number;
  itemsSetAside: number;
  places: number;
  /** Not over yet. */
  closures: number;
  /** Items and places that nobody has changed or confirmed for a year. */
  unconfirmed: number;
  partners: number;
  activePartners: number;
}
