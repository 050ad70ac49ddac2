/** A partner's form: what was typed becomes the body that the services take, and the other way round. */
import type { PartnerView } from '../../partners/partner.dto.js';
import type { Typed } from '../ui/typed.js';

const texts = [
  'name',
  'shortName',
  'organisationType',
  'legalForm',
  'privacyLaw',
  'status',
  'notes',
] as const;

export const partnerBody = (typed: Typed): Record<string, unknown> => ({
  ...Object.fromEntries(texts.map((name) => [name, typed[name] ?? ''])),
  agreementSignedOn: typed['agreementSignedOn'] || null,
  isLender: typed['isLender'] === 'true',
  isBorrower: typed['isBorrower'] === 'true',
});

export const newPartner: Typed = {
  status: 'interested',
  privacyLaw: 'DSGVO',
  isLender: 'true',
  isBorrower: 'true',
};

export const partnerTyped = (partner: PartnerView): Typed => ({
  ...Object.fromEntries(texts.map((name) => [name, partner[name]])),
  agreementSignedOn: partner.agreementSignedOn ?? '',
  isLender: String(partner.isLender),
  isBorrower: String(partner.isBorrower),
});
