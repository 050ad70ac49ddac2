/** Lending (verleihen): whether a partner takes new requests for its things. What was promised stays promised. */
import { type Partner, type PartnerStatus } from './partner.entity.js';

/** Such a partner takes part no more, for now or for good. */
const away: readonly PartnerStatus[] = ['resting', 'left'];

export const lends = ({ status, isLender }: Pick<Partner, 'status' | 'isLender'>): boolean =>
  isLender && !away.includes(status);

/** The same in SQL, of a row of partners. */
export const lendsIn = (partner: string): string =>
  `(${partner}.is_lender AND ${partner}.status NOT IN (${away.map((status) => `'${status}'`).join(', ')}))`;
