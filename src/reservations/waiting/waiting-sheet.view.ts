/** How an entry of the waiting list reads on a page. */
import type { WaitingView } from './waiting.dto.js';

export interface WaitingSheet {
  view: WaitingView;
  itemName: string;
  unit: string;
  partnerName: string;
}
