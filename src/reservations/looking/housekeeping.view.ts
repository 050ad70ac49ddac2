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
  partners: number;
  activePartners: number;
}
