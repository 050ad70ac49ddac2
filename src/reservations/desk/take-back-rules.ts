/** Taking back: the counts of a line must add up with what went out. */
import type { Returned } from '../record/reservation-line.entity.js';
import { inDigits } from '../../shared/amounts.js';
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import { eachNamed } from './hand-over-rules.js';

/** What the rules look at in a line. */
interface ReturnLine {
  id: string;
  outQuantity: number;
  missingQuantity: number;
}

export interface Return<Line extends ReturnLine = ReturnLine> extends Returned {
  line: Line;
  /** What is wrong with them; empty where nothing was said. */
  note: string;
}

interface Said {
  lineId: string;
  quantity: number;
  missing?: number;
  damaged?: number;
  worn?: number;
  cleaned?: boolean;
  found?: number;
  note?: string;
}

/** Without names: all that is out, all well. Refuses (422) counts that do not add up, all at once. */
export function returnsOf<Line extends ReturnLine>(
  lines: readonly Line[],
  named: readonly Said[] | undefined,
): Return<Line>[] {
  if (!named) {
    const well = { damaged: 0, missing: 0, found: 0, worn: 0, uncleaned: 0, note: '' };
    const out = lines.filter(({ outQuantity }) => outQuantity > 0);
    return out.map((line) => ({ line, back: line.outQuantity, ...well }));
  }
  const known = eachNamed(lines, named);
  const faults = known.flatMap(({ line, said, position }) => faultsOf(line, said, position));
  if (faults.length > 0) throw Refusal.invalid(faults);
  return known.map(({ line, said }) => returnOf(line, said));
}

const returnOf = <Line extends ReturnLine>(
  line: Line,
  { quantity: back, missing = 0, damaged = 0, found = 0, worn = 0, cleaned = true, note = '' }: Said,
): Return<Line> => ({ line, back, missing, damaged, found, worn, uncleaned: cleaned ? 0 : back, note });

function faultsOf(
  { outQuantity, missingQuantity }: ReturnLine,
  { quantity, missing = 0, damaged = 0, found = 0, worn = 0 }: Said,
  position: number,
): FieldFault[] {
  const at = (field: string, de: string, en: string): FieldFault => ({
    field: `lines.${position}.${field}`,
    message: { de, en },
  });
  const out = [inDigits(outQuantity, 'de'), inDigits(outQuantity, 'en')];
  const faults: (FieldFault | false)[] = [
    quantity > outQuantity &&
      at(
        'quantity',
        `Mehr als ausgegeben: Draußen sind noch ${out[0]}.`,
        `More than went out: ${out[1]} are still out.`,
      ),
    quantity <= outQuantity &&
      quantity + missing > outQuantity &&
      at(
        'missing',
        `Zurück und fehlend zusammen sind mehr als ausgegeben: Draußen sind noch ${out[0]}.`,
        `Back and missing together are more than went out: ${out[1]} are still out.`,
      ),
    damaged > quantity + found &&
      at(
        'damaged',
        'Beschädigt können nur die sein, die zurück sind.',
        'Only those that came back can be damaged.',
      ),
    worn > quantity &&
      at('worn', 'Abgenutzt können nur die sein, die zurück sind.', 'Only those that came back can be worn.'),
    found > missingQuantity &&
      at(
        'found',
        `So viele fehlten nicht: Als fehlend vermerkt sind ${inDigits(missingQuantity, 'de')}.`,
        `So many were not missing: ${inDigits(missingQuantity, 'en')} are noted as missing.`,
      ),
  ];
  return faults.filter((one) => one !== false);
}
