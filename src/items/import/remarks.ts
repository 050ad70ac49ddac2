/** Remarks: what the name and the notes of an item say that belongs into other columns, or makes one think twice. */
import { finding, type Finding } from './findings.js';
import type { Draft } from './import-lines.js';
import { knownUnit } from './unit-words.js';

const DEFECT =
  /(?<!\p{L})(?:fehlt|fehlen|fehlend|defekt|kaputt|beschädigt|gerissen|zerbrochen|verrostet|broken|damaged|missing|torn)(?!\p{L})/iu;
const WITHDRAWN =
  /(?<!\p{L})(?:ausgesondert|ausgemustert|verschrottet|entsorgt|verkauft|withdrawn|scrapped|disposed|sold)(?!\p{L})/iu;
const RELATION =
  /(?<!\p{L})(?:zu|für|gehört zu|passend zu|for|belongs to)\s+(?:nr\.?|no\.?|nummer|number|#)\s*[\p{L}\p{N}-]{1,20}/iu;
const CONSUMABLE = /^(?:verbrauch|consumable)/i;
const PACKS = /(?<!\p{N})(\d{1,5})\s*(\p{L}{2,20})\.?\s*(?:à|á|je|zu je|zu|of)\s*(\d{1,5})(?!\p{N})/u;

export function remarksIn(draft: Draft): Finding[] {
  const { notes, name } = draft;
  const isWithdrawn = WITHDRAWN.test(notes) || WITHDRAWN.test(name);
  const relation = RELATION.exec(name)?.[0] ?? RELATION.exec(notes)?.[0];
  return [
    DEFECT.test(notes) ? finding({ code: 'defect-noted', cell: notes }) : undefined,
    isWithdrawn
      ? finding({ code: 'withdrawn', cell: notes || name }, { patch: { setAside: true } })
      : undefined,
    relation === undefined || draft.kind !== ''
      ? undefined
      : finding({ code: 'accessory-relation', cell: relation }, { patch: { kind: 'accessory' } }),
    CONSUMABLE.test(notes) && draft.kind === ''
      ? finding({ code: 'consumable', cell: notes }, { patch: { kind: 'consumable' } })
      : undefined,
    packsIn(draft),
  ].filter((one) => one !== undefined);
}

/** "10 Kisten à 50" of 500 cups. */
function packsIn({ notes, quantity, packStep }: Draft): Finding | undefined {
  const [said = '', number, word = '', size] = PACKS.exec(notes) ?? [];
  const packs = Number(size);
  if (knownUnit(word) === undefined || packStep !== null || Number(number) * packs !== quantity)
    return undefined;
  return finding({ code: 'packs-in-notes', cell: said }, { patch: { packStep: packs } });
}
