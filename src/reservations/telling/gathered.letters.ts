/** Gathered letters: of a change, told together with what its readers were not told of yet. */
import { GATHER_MINUTES, together } from '../../notifications/gathering.js';
import type { News } from '../../notifications/mail-kinds.js';
import type { Untold } from '../../notifications/untold.service.js';
import { addMinutes, earlier } from '../../shared/period.js';
import type { Letter, Written } from './event.letters.js';

interface Gathering {
  untold: ReadonlyMap<string, readonly Untold[]>;
  now: Date;
  /** It answers somebody: it does not wait for more. */
  isAtOnce: boolean;
}

export const gatheredLetters = (letters: readonly Letter[], gathering: Gathering): Letter[] =>
  letters.map(({ reader, written }) => {
    const untold = gathering.untold.get(reader.address) ?? [];
    return { reader, written: written.kind === 'changed' ? gathered(written, untold, gathering) : written };
  });

function gathered(
  written: Written,
  untold: readonly Untold[],
  { now, isAtOnce }: Pick<Gathering, 'now' | 'isAtOnce'>,
): Written {
  const { calendar } = written;
  const news = untold.reduceRight<News>((next, { news: before }) => together(before, next), written);
  const usual = addMinutes(now, GATHER_MINUTES);
  const leavesAt = isAtOnce ? undefined : untold.map((one) => one.leavesAt).reduce(earlier, usual);
  return { ...news, calendar, leavesAt };
}
