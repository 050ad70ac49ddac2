/** The pages above one about a partner: the list of partners is the coordination's alone. */
import type { PartnerView } from '../../../partners/members/partner.dto.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf } from '../manage-frame.js';
import { partnerWords } from './partner-words.js';

type Above = [path: string, label: string][];

/** With the partner's own page, where one is named. */
export function aboveIn(visit: Visit, partner?: Pick<PartnerView, 'id' | 'name'>): Above {
  const at = `${manageOf(visit)}/partners`;
  const list: Above = visit.actor!.may('partners.read') ? [[at, partnerWords[visit.language].title]] : [];
  return partner ? [...list, [`${at}/${partner.id}`, partner.name]] : list;
}
