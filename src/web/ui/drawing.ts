/** Which drawing stands for a thing, and on which ground: by the words of its name, else by its category. */

/** Kinds of things that share a ground colour, so that a long list has places to remember. */
export type Kind = 'moebel' | 'zelte' | 'strom' | 'ton' | 'buehne' | 'kueche' | 'spiele' | 'transport';

/** The first that fits counts: finer motifs stand before those that a part of their word would draw. */
const motifs = [
  ['kinder', /kinder.*(garnitur|tisch|bank)/],
  ['husse', /husse/],
  ['wagen', /transportwagen/],
  ['stehtisch', /stehtisch/],
  ['biertisch', /biertisch/],
  ['bank', /bierbank|sitzbank|^bank/],
  ['moebel', /garnitur/],
  ['feldbett', /feldbett|liege/],
  ['kiste', /hering/],
  ['waende', /seitenw[aä]nd|seitenteil/],
  ['gewicht', /gewicht/],
  ['sg20', /\bsg ?\d+|mannschaftszelt/],
  ['pavillon6', /pavillon.*3\s*[x×]\s*[456]/],
  ['zelte', /pavillon/],
  ['zelt', /zelt(?!garnitur)/],
  ['verteiler', /verteiler|steckdose/],
  ['bruecke', /kabelbr[uü]cke/],
  ['strom', /kabeltrommel/],
  ['kabel', /verl[aä]ngerung|kabel/],
  ['lichterkette', /lichterkette/],
  ['strahler', /strahler|scheinwerfer|leuchte/],
  ['generator', /stromerzeuger|generator|aggregat/],
  ['beamer', /beamer|projektor/],
  ['leinwand', /leinwand/],
  ['ton', /lautsprecher|mikro|musikanlage|verst[aä]rker/],
  ['buehne', /b[uü]hne|podest/],
  ['stellwand', /stellwand|pinnwand|messewand/],
  ['flipchart', /flipchart/],
  ['koffer', /moderation/],
  ['geschirrmobil', /geschirrmobil|sp[uü]lmobil/],
  ['tasse', /kaffeegedeck|tassen?\b(?!.*maschine)(?<!\d tassen)/],
  ['teller', /teller|geschirr/],
  ['besteck', /besteck/],
  ['becher', /becher|gl[aä]ser/],
  ['kaffee', /kaffeemaschine/],
  ['kanne', /kanne/],
  ['waffel', /waffel/],
  ['popcorn', /popcorn/],
  ['watte', /zuckerwatte/],
  ['grill', /grill/],
  ['kuehl', /k[uü]hl/],
  ['huepfburg', /h[uü]pfburg/],
  ['spielmobil', /spielmobil/],
  ['rutsche', /rutsche/],
  ['schwungtuch', /schwungtuch/],
  ['xxl', /xxl|riesen|großspiel/],
  ['knopf', /button/],
  ['schminke', /schmink/],
  ['gitter', /gitter|absperr/],
  ['rampe', /rampe/],
  ['lastenrad', /lastenrad|fahrrad/],
  ['loescher', /l[oö]scher/],
  ['transport', /anh[aä]nger/],
  ['stuhl', /stuhl|st[uü]hle|hocker/],
  ['tisch', /tisch/],
  ['spiele', /gl[uü]cksrad|spiel/],
] as const;

export type Drawing = (typeof motifs)[number][0] | Kind;

const grounds: readonly (readonly [Kind, RegExp])[] = [
  ['moebel', /m[oö]bel|tisch|stuhl|bank|bestuhlung|furniture/],
  ['zelte', /zelt|pavillon|tent/],
  ['strom', /strom|licht|elektr|power|light/],
  ['ton', /\bton|technik|audio|bild|musik|sound|video/],
  ['buehne', /b[uü]hne|ausstellung|moderation|pr[aä]sentation|stage/],
  ['kueche', /k[uü]che|geschirr|grill|catering|kitchen/],
  ['spiele', /spiel|kinder|basteln|\bsport|game/],
  ['transport', /transport|sicher|fahrzeug|anh[aä]nger|werkzeug|vehicle/],
];

export const kinds: readonly Kind[] = grounds.map(([kind]) => kind);

export const drawings: readonly Drawing[] = [...new Set([...motifs.map(([name]) => name), ...kinds])];

/** A category of another name takes the ground of things to carry and to use. */
export const kindOf = (category: string): Kind =>
  grounds.find(([, words]) => words.test(category.toLowerCase()))?.[0] ?? 'transport';

export function drawingOf({ name, category }: { name: string; category: string }): Drawing {
  const said = name.toLowerCase();
  return motifs.find(([, words]) => words.test(said))?.[0] ?? kindOf(category);
}
