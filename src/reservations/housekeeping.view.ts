/** The numbers that the coordination sees first. */
export interface Numbers {
  items: number;
  itemsSetAside: number;
  places: number;
  /** Not over yet. */
  closures: number;
  partners: number;
  activePartners: number;
  failedMails: number;
  /** Promises that the stock does not cover. */
  atRisk: number;
}
