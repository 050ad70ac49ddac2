/** Need signs: what it takes to fetch a thing, in the owner's words, each with the sign that fits. */
import type { ItemView } from '../../items/item.dto.js';
import { euros } from '../../shared/euros.js';
import { dictionary, type Language } from '../../shared/words.js';
import type { Sign } from './icon.js';

export interface NeedSign {
  sign: Sign;
  text: string;
  /** What it is for, where that is not plain. */
  note?: string;
}

type Needing = Pick<
  ItemView,
  'needsVehicle' | 'needsPersons' | 'needsOther' | 'depositCents' | 'depositBasis'
>;

const words = dictionary(
  {
    persons: (count: number) => (count === 1 ? '1 Person' : `${count} Personen`),
    carry: 'zum Tragen',
    deposit: (amount: string) => `${amount} Kaution`,
    noDeposit: 'keine Kaution',
    per_unit: 'je Stück',
    per_loan: 'je Ausleihe',
  },
  {
    persons: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    carry: 'to carry',
    deposit: (amount: string) => `${amount} deposit`,
    noDeposit: 'no deposit',
    per_unit: 'for each',
    per_loan: 'for each loan',
  },
);

const vehicles: readonly (readonly [Sign, RegExp])[] = [
  ['van', /transporter|lkw|lieferwagen|sprinter/i],
  ['trailer', /^(?!.*kombi).*(anh[aä]nger|kupplung|zugfahrzeug)/i],
];

const others: readonly (readonly [Sign, RegExp])[] = [
  ['licence', /f[uü]hrerschein/i],
  ['brief', /einweisung|unterweisung|fachkraft|zeltkundig/i],
  ['power', /\b(cee|\d+ ?(a|v|kw)|strom\w*|steckdose)\b/i],
  ['dry', /trocken/i],
];

const signIn = (text: string, signs: typeof vehicles, usual: Sign): Sign =>
  signs.find(([, fits]) => fits.test(text))?.[0] ?? usual;

/** Each on its own: owners write several with semicolons between them. */
const said = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const othersOf = ({ needsOther }: Needing): NeedSign[] =>
  said(needsOther).map((text) => ({ sign: signIn(text, others, 'info'), text }));

const vehicleOf = ({ needsVehicle }: Needing): NeedSign[] =>
  needsVehicle === '' ? [] : [{ sign: signIn(needsVehicle, vehicles, 'car'), text: needsVehicle }];

/** Everything, with what it is for. */
export function needSigns(item: Needing, language: Language): NeedSign[] {
  const w = words[language];
  const { needsPersons } = item;
  const persons: NeedSign = { sign: 'users', text: w.persons(needsPersons ?? 0), note: w.carry };
  return [
    ...vehicleOf(item),
    ...(needsPersons ? [persons] : []),
    ...othersOf(item),
    depositSign(item, language),
  ];
}

/** As far as it decides who can have it: not that one person carries it, nor how to treat it. */
export function needsInShort(item: Needing, language: Language): NeedSign[] {
  const w = words[language];
  const { needsPersons, depositCents } = item;
  return [
    ...vehicleOf(item),
    ...(needsPersons !== null && needsPersons > 1
      ? [{ sign: 'users' as const, text: w.persons(needsPersons) }]
      : []),
    ...othersOf(item).filter(({ sign }) => sign !== 'info' && sign !== 'dry'),
    ...(depositCents > 0 ? [{ sign: 'euro' as const, text: w.deposit(euros(depositCents, language)) }] : []),
  ];
}

function depositSign({ depositCents, depositBasis }: Needing, language: Language): NeedSign {
  const w = words[language];
  if (depositCents === 0) return { sign: 'euro', text: w.noDeposit };
  const isKnown = depositBasis === 'per_unit' || depositBasis === 'per_loan';
  const note = isKnown ? w[depositBasis] : depositBasis;
  return {
    sign: 'euro',
    text: w.deposit(euros(depositCents, language)),
    ...(note === '' ? {} : { note }),
  };
}
