/** Puts an earlier reservation into the basket once more. */
import { Injectable } from '@nestjs/common';
import { ReservationSheetService } from '../../reservations/looking/reservation-sheet.service.js';
import { Refusal } from '../../shared/refusal.js';
import type { Basket } from '../basket/basket.js';
import type { Draft } from '../basket/draft.js';
import type { YearLater } from '../basket/year-later.js';
import type { AllianceVisit } from '../ui/visit.js';
import { repeatedBasket, repeatedDraft, repeatedYears } from './repeated.js';

interface AboutRepeated {
  /** Names of the things that could not be put in. */
  leftOut: string[];
  /** The days on which it may take place again, the likeliest first. */
  years: YearLater[];
}

@Injectable()
export class Repeated {
  constructor(private readonly sheets: ReservationSheetService) {}

  /** Refuses (404) what the actor may not see. */
  async reservation(
    { actor, timeZone, language }: AllianceVisit,
    id: string,
  ): Promise<{ basket: Basket; draft: Draft }> {
    const sheet = await this.sheets.get(actor, id, language);
    return { basket: repeatedBasket(sheet, timeZone), draft: repeatedDraft(sheet) };
  }

  /** What its basket does not say by itself. */
  async about({ actor, timeZone, language }: AllianceVisit, id: string): Promise<AboutRepeated> {
    const sheet = await this.sheets.get(actor, id, language).catch(nothingIfGone);
    if (!sheet) return { leftOut: [], years: [] };
    const gone = sheet.lines.filter(({ isSetAside }) => isSetAside);
    return { leftOut: gone.map(({ itemName }) => itemName), years: repeatedYears(sheet, timeZone) };
  }
}

/** A hint must not take the basket away from somebody who has signed out meanwhile. */
function nothingIfGone(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}
