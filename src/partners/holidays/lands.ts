/** The Länder: which of them a text names, since what rests on a public holiday is decided by each of its own. */

/** By ISO 3166-2: what each is called, then the other words for it. */
const names = {
  'DE-BW': ['Baden-Württemberg', 'BW'],
  'DE-BY': ['Bayern', 'Bavaria', 'BY'],
  'DE-BE': ['Berlin', 'BE'],
  'DE-BB': ['Brandenburg', 'BB'],
  'DE-HB': ['Bremen', 'HB'],
  'DE-HH': ['Hamburg', 'HH'],
  'DE-HE': ['Hessen', 'Hesse', 'HE'],
  'DE-MV': ['Mecklenburg-Vorpommern', 'Mecklenburg-Western Pomerania', 'MV'],
  'DE-NI': ['Niedersachsen', 'Lower Saxony', 'NI', 'NDS'],
  'DE-NW': ['Nordrhein-Westfalen', 'North Rhine-Westphalia', 'NW', 'NRW'],
  'DE-RP': ['Rheinland-Pfalz', 'Rhineland-Palatinate', 'RP', 'RLP'],
  'DE-SL': ['Saarland', 'SL'],
  'DE-SN': ['Sachsen', 'Saxony', 'SN'],
  'DE-ST': ['Sachsen-Anhalt', 'Saxony-Anhalt', 'ST', 'LSA'],
  'DE-SH': ['Schleswig-Holstein', 'SH'],
  'DE-TH': ['Thüringen', 'Thuringia', 'TH'],
} as const;

export type LandCode = keyof typeof names;

export const landNames: readonly string[] = Object.values(names).map(([name]) => name);

export const landName = (code: LandCode): string => names[code][0];

/** Undefined where no Land is named. Takes codes, names in German and English, and any spelling of them. */
export const landOf = (text: string): LandCode | undefined => codes.get(spelled(text));

const TITLES = /^(?:bundesland|land|freistaat|freieundhansestadt|freiehansestadt|hansestadt|stadt)(?=.)/;

function spelled(text: string): string {
  const plain = text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return plain.replace(/[^a-z]/g, '').replace(TITLES, '');
}

const codes: ReadonlyMap<string, LandCode> = new Map(
  (Object.entries(names) as [LandCode, readonly string[]][]).flatMap(([code, words]) =>
    [code, ...words].map((word) => [spelled(word), code] as const),
  ),
);
