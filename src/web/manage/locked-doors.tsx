/** Who would stand before a locked door: promised hand-overs on closed days, with the way to each. */
import type { VNode } from 'preact';
import type { LockedDoor } from '../../reservations/stock/locked-door.view.js';
import { dictionary } from '../../shared/words.js';
import { Alert, Link } from '../ui/parts.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { momentInWords } from './spoken.js';

const words = dictionary(
  {
    title: 'Zugesagt an geschlossenen Tagen',
    help: 'Diese Zusagen bleiben. Bitte sprechen Sie mit ihnen, damit niemand vor verschlossener Tür steht.',
    'pick-up': 'Abholung',
    return: 'Rückgabe',
  },
  {
    title: 'Promised on closed days',
    help: 'These promises stand. Please talk to them, so that nobody stands before a locked door.',
    'pick-up': 'pick-up',
    return: 'return',
  },
);

interface Props {
  visit: Visit;
  doors: readonly LockedDoor[];
}

export const LockedDoors = ({ visit, doors }: Props): VNode | null => {
  const w = words[visit.language];
  if (doors.length === 0) return null;
  return (
    <Alert kind="warning" title={w.title}>
      <p>{w.help}</p>
      <ul class="lb-links">
        {doors.map(({ reservationId, number, what, at, placeName, why }) => (
          <li key={`${reservationId} ${what} ${at}`}>
            <Link href={`${homeOf(visit.actor!)}/requests/${reservationId}`}>{number}</Link>: {w[what]}{' '}
            {momentInWords(visit, at)}, {placeName} ({why[visit.language]})
          </li>
        ))}
      </ul>
    </Alert>
  );
};
