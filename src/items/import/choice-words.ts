/** The few words that stand for how an item is lent, for what its deposit is, and for yes and no. */
import { dictionary } from '../../shared/words.js';
import type { ItemKind } from '../item.entity.js';

export const choiceWords = dictionary(
  {
    kinds: {
      bulk: 'Mehrere gleiche',
      single: 'Einzelstück',
      computed_set: 'Satz aus Teilen',
      closed_set: 'Fester Satz',
      accessory: 'Zubehör',
      consumable: 'Verbrauchsmaterial',
    } satisfies Record<ItemKind, string>,
    bases: { per_unit: 'je Stück', per_loan: 'je Ausleihe' },
    yes: 'ja',
    no: 'nein',
  },
  {
    kinds: {
      bulk: 'Several alike',
      single: 'A single thing',
      computed_set: 'Set made of parts',
      closed_set: 'Fixed set',
      accessory: 'Accessory',
      consumable: 'Consumable',
    },
    bases: { per_unit: 'per piece', per_loan: 'per loan' },
    yes: 'yes',
    no: 'no',
  },
);
