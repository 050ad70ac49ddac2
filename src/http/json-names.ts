/** Names in JSON text: one that an object says twice means two things, of which a parser takes the last without a word. */

const STRING = /"(?:[^"\\]|\\.)*"/y;
const LONGEST_NAME = 100;

/** One level of the text: the names of an object so far, or how far a list is. */
type Level = { names: Set<string>; at: string } | { index: number };

/** The path of a name that its object says twice, such as `lines.0.quantity`; undefined where none is. For sound JSON. */
export function repeatedName(text: string): string | undefined {
  const levels: Level[] = [];
  let isName = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    const level = levels.at(-1);
    if (sign === '"') {
      const said = stringAt(text, index);
      index += said.length - 1;
      if (!isName || !level || !('names' in level)) continue;
      level.at = JSON.parse(said) as string;
      if (level.names.has(level.at)) return pathOf(levels);
      level.names.add(level.at);
      isName = false;
    } else if (sign === '{') levels.push({ names: new Set(), at: '' });
    else if (sign === '[') levels.push({ index: 0 });
    else if (sign === '}' || sign === ']') levels.pop();
    else if (sign === ',' && level && 'index' in level) level.index += 1;
    if (sign === '{' || (sign === ',' && level && 'names' in level)) isName = true;
    else if (sign === '[') isName = false;
  }
  return undefined;
}

function stringAt(text: string, index: number): string {
  STRING.lastIndex = index;
  return STRING.exec(text)?.[0] ?? '"';
}

const pathOf = (levels: readonly Level[]): string =>
  levels
    .map((level) => ('names' in level ? level.at : String(level.index)))
    .join('.')
    .slice(0, LONGEST_NAME);
