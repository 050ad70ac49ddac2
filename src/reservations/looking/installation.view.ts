/** What the operator sees of an alliance: figures, and nobody's name. */
import type { FailedMails } from '../../notifications/failed-mails.js';

export interface Figures {
  reservations: number;
  /** All sizes of all photos together. */
  photoBytes: number;
  /** Of anybody who has a tie to it; null where nobody did of late. */
  lastSignInAt: Date | null;
}

export interface AllianceFigures extends Figures {
  /** Kinds of things that are lent, not pieces. */
  items: number;
  partners: number;
  name: string;
  slug: string;
  place: string;
  /** `hidden`: not public yet; `partners`: its list is for partners only. */
  showing: 'hidden' | 'public' | 'partners';
  foundedAt: Date;
  failedMails: readonly FailedMails[];
}
