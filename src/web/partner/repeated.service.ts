/** Puts an earlier loan into the basket once more. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/actor.js';
import { LoanSheetService } from '../../reservations/loan-sheet.service.js';
import { Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import type { Basket } from '../basket/basket.js';
import type { Draft } from '../basket/draft.js';
import { repeatedBasket, repeatedDraft } from './repeated.js';

@Injectable()
export class Repeated {
  constructor(private readonly sheets: LoanSheetService) {}

  /** Refuses (404) what the actor may not see. */
  async loan(actor: Actor, id: string, language: Language): Promise<{ basket: Basket; draft: Draft }> {
    const sheet = await this.sheets.get(actor, id, language);
    return { basket: repeatedBasket(sheet, actor.alliance.timeZone), draft: repeatedDraft(sheet) };
  }

  /** Names of the things that could not be put in. */
  async leftOut(actor: Actor, id: string, language: Language): Promise<string[]> {
    const sheet = await this.sheets.get(actor, id, language).catch(nothingIfGone);
    return (sheet?.lines ?? []).filter(({ isSetAside }) => isSetAside).map(({ itemName }) => itemName);
  }
}

/** A hint must not take the basket away from somebody who has signed out meanwhile. */
function nothingIfGone(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error;
}
