/** What is printed on labels: the things or the places, each with where its code leads, laid on sheets. */
import { Injectable } from '@nestjs/common';
import type { ListPart } from '../../../http/list-parts.js';
import type { ItemView } from '../../../items/item.dto.js';
import { ItemsService } from '../../../items/items.service.js';
import { StoragePlacesService } from '../../../items/storage-places.service.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { Config } from '../../../shared/config.js';
import { isId } from '../../../shared/input-text.js';
import type { Typed } from '../../forms/typed.js';
import { shortName } from '../../ui/short-name.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import { allOf } from '../all-of.js';
import { ItemFinder } from '../found-items.service.js';
import type { LabelChoice } from './label-choice.js';
import type { LabelSheets } from './label-pdf.js';
import { onSheets } from './label-sheet.js';
import { labelWords } from './label-words.js';
import { drawnLabel, type Label } from './label.js';

/** Things whose labels one page shows; the next follow on another. */
const MOST_SHOWN = 195;

export interface LabelledItems {
  part: ListPart<ItemView>;
  query: Typed;
  isOne: boolean;
}

@Injectable()
export class LabelSheetsService {
  constructor(
    private readonly config: Config,
    private readonly items: ItemsService,
    private readonly pool: PoolViewService,
    private readonly finder: ItemFinder,
    private readonly places: StoragePlacesService,
  ) {}

  /** Of one, or of all that were looked for. */
  async found(visit: Visit, asked: Typed): Promise<LabelledItems> {
    const { item } = asked;
    if (!isId(item)) {
      const { typed, part } = await this.finder.find(visit, asked, MOST_SHOWN);
      return { part, query: typed, isOne: false };
    }
    await this.items.facts(visit.actor!, item);
    const items = [await this.pool.get(visit.actor!, item)];
    return { part: { items, nextCursor: null }, query: { item }, isOne: true };
  }

  ofItems(visit: Visit, items: readonly ItemView[], choice: LabelChoice): LabelSheets {
    const labels = items.flatMap((item) =>
      Array.from({ length: choice.copies }, (): Label => ({
        address: this.addressOf(visit, `items/${item.id}`),
        number: item.inventoryNumber,
        name: item.name,
        notes: [item.owner.name, ...whomToCall(visit)],
      })),
    );
    return laid(visit, choice, labels, labelWords[visit.language].title);
  }

  async ofPlaces(visit: Visit, choice: LabelChoice): Promise<LabelSheets> {
    const w = labelWords[visit.language];
    const places = await allOf((query) => this.places.list(visit.actor!, query));
    const labels = places.map(({ id, name }) => ({
      address: this.addressOf(visit, `places/${id}`),
      number: '',
      name,
      notes: [w.place, ...whomToCall(visit)],
    }));
    return laid(visit, choice, labels, w.ofPlaces);
  }

  private addressOf(visit: Visit, path: string): string {
    return `${this.config.baseUrl}${homeOf(visit.actor!)}/${path}`;
  }
}

const whomToCall = ({ actor }: Visit): string[] => [
  shortName(actor!.alliance.name),
  actor!.alliance.contactPhone,
];

function laid(
  { actor, language }: Visit,
  { name, format, first }: LabelChoice,
  labels: readonly Label[],
  title: string,
): LabelSheets {
  const drawn = labels.map((label) => drawnLabel(label, format));
  const sheets = onSheets(drawn, format, first);
  return { language, title, from: actor!.alliance.name, sheets, cut: name === 'cut' ? format : undefined };
}
