/** How many requests may wait at once: so many that nobody who really lends meets the limit, and few enough that nobody buries the others. */
import type { Reason } from '../../shared/refusal.js';

/** In one alliance, whoever it is for (safety.md, J06). */
export const MOST_OF_PERSON = 200;

/** Requests that wait for a decision. */
export interface OpenRequests {
  /** Asked by this person; nothing where the coordination asks for others. */
  ofPerson: number;
  /** For this partner, whoever asked. */
  ofPartner: number;
}

/** None while there is room for one more; how many a partner may have, its alliance says. */
export function reasonsAgainstOneMore(
  { ofPerson, ofPartner }: OpenRequests,
  mostOfPartner: number,
): Reason[] {
  if (ofPerson >= MOST_OF_PERSON) return [tooMany('Sie haben', 'You have', MOST_OF_PERSON)];
  if (ofPartner >= mostOfPartner)
    return [tooMany('Dieser Bündnispartner hat', 'This partner has', mostOfPartner)];
  return [];
}

const tooMany = (who: string, whoInEnglish: string, most: number): Reason => ({
  code: 'too-many-open-requests',
  message: {
    de: `${who} schon ${most} Anfragen, über die noch nicht entschieden ist. Mehr geht nicht auf einmal: Bitte warten Sie, bis über einige entschieden ist, oder ziehen Sie welche zurück.`,
    en: `${whoInEnglish} ${most} requests already that are not decided yet. No more are possible at once: please wait until some are decided, or withdraw some.`,
  },
});
