/** The columns of the partners, as their form has them. */
import { choiceWords } from '../items/import/choice-words.js';
import type { NewPartnerDto, PartnerView } from '../partners/members/partner.dto.js';
import { parseDay } from '../shared/input-text.js';
import type { Language } from '../shared/words.js';
import { partnerFields } from '../web/manage/partner-fields.js';
import { partnerWords } from '../web/manage/partners/partner-words.js';
import type { Column } from './exporting.js';

export function partnerColumns(language: Language): Column<PartnerView>[] {
  const w = choiceWords[language];
  const { statuses } = partnerWords[language];
  const said = (isSo: boolean): string => (isSo ? w.yes : w.no);
  const cells: Readonly<Record<keyof NewPartnerDto, Column<PartnerView>['cell']>> = {
    name: ({ name }) => name,
    shortName: ({ shortName }) => shortName,
    organisationType: ({ organisationType }) => organisationType,
    legalForm: ({ legalForm }) => legalForm,
    privacyLaw: ({ privacyLaw }) => privacyLaw,
    status: ({ status }) => statuses[status],
    agreementSignedOn: ({ agreementSignedOn }) => parseDay(agreementSignedOn ?? undefined) ?? null,
    isLender: ({ isLender }) => said(isLender),
    isBorrower: ({ isBorrower }) => said(isBorrower),
    ownUseDays: ({ ownUseDays }) => ownUseDays,
    notes: ({ notes }) => notes,
  };
  return Object.entries(cells).map(([field, cell]) => ({
    head: partnerFields[field as keyof NewPartnerDto].label[language],
    cell,
  }));
}
