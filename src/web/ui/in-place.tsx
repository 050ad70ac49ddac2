/** In whose place somebody decides, above what they decide. */
import type { VNode } from 'preact';
import type { StandInView } from '../../partners/members/stand-in.dto.js';
import { dictionary } from '../../shared/words.js';
import { softened } from './soft.js';
import type { AllianceVisit } from './visit.js';

const words = dictionary(
  {
    now: (names: string) => `Sie entscheiden gerade auch in Vertretung von ${names}.`,
    and: ' und ',
    see: 'Vertretung ansehen',
  },
  {
    now: (names: string) => `At present you also decide in place of ${names}.`,
    and: ' and ',
    see: 'See who stands in',
  },
);

interface InPlaceProps {
  visit: AllianceVisit;
  standIns: readonly StandInView[];
}

export const InPlace = ({ visit, standIns }: InPlaceProps): VNode | null => {
  const w = words[visit.language];
  const names = [...new Set(standIns.map(({ personName }) => personName))];
  if (names.length === 0) return null;
  return (
    <p>
      {softened(w.now(names.join(w.and)))}{' '}
      <a class="lb-link" href={`${visit.home}/stand-ins`}>
        {w.see}
      </a>
    </p>
  );
};
