/** What the forms about a list say, before it is checked: the file or the pasted text, the columns, the usual values, what is accepted. */
import { FlagField, IntField, TextField } from '../../../http/fields.decorators.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { type Choices } from '../../../items/import/import-choices.js';
import type { Columns } from '../../../items/import/import-lines.js';
import { itemColumns, type ItemColumn } from '../../../items/import/item-columns.js';
import { listName } from '../../../items/import/list-name.js';
import type { BroughtList } from '../../../items/import/list-reader.service.js';
import { Refusal } from '../../../shared/refusal.js';
import { filled, wholeNumber, type Typed } from '../../forms/typed.js';
import { importWords } from './import-words.js';

const MOST_COLUMNS = 60;
const MOST_RECORDS = 20_000;
const MOST_VERSIONS = 1_000_000;

/** A file, or what was pasted; not both. */
export function broughtIn({ file = '', fileName = '', text = '' }: Typed): BroughtList {
  const isPasted = text.trim() !== '';
  if (file === '' && !isPasted) throw Refusal.invalidField('file', bothWays('nothing'));
  if (file !== '' && isPasted) throw Refusal.invalidField('text', bothWays('both'));
  return isPasted ? { text } : { bytes: Buffer.from(file, 'latin1'), name: listName(fileName) };
}

const bothWays = (key: 'nothing' | 'both') => ({ de: importWords.de[key], en: importWords.en[key] });

class ChosenDto {
  @IntField({ says: 'What was seen.', min: 1, max: MOST_VERSIONS }) version!: number;
  @IntField({ says: 'The sheet, from 0.', min: 0, max: 100, optional: true }) sheet?: number;
  @TextField({ says: 'Whose it is where nothing is said.', max: 200, optional: true }) owner?: string;
  @TextField({ says: 'Where it stands where nothing is said.', max: 200, optional: true })
  storagePlace?: string;
}

export interface Chosen {
  version: number;
  sheet?: number;
  columns?: Columns;
  usual: Partial<Pick<Choices, 'owner' | 'storagePlace'>>;
}

/** Only what the form has is chosen anew. */
export async function chosenIn(said: Typed): Promise<Chosen> {
  const columns = Object.entries(said).filter(([name]) => name.startsWith('columns.'));
  const others = Object.fromEntries(Object.entries(said).filter(([name]) => !name.startsWith('columns.')));
  const numbers = { version: wholeNumber(said['version']), sheet: wholeNumber(said['sheet']) };
  const { version, sheet, owner, storagePlace } = await checkInput(ChosenDto, { ...others, ...numbers });
  return {
    version,
    ...(sheet === undefined ? {} : { sheet }),
    ...(columns.length === 0 ? {} : { columns: columnsIn(columns) }),
    usual: {
      ...(owner === undefined ? {} : { owner }),
      ...(storagePlace === undefined ? {} : { storagePlace }),
    },
  };
}

function columnsIn(said: readonly (readonly [string, string])[]): Columns {
  const columns: (ItemColumn | null)[] = [];
  for (const [name, value] of said) {
    const at = Number(/^columns\.(\d{1,2})$/.exec(name)?.[1] ?? MOST_COLUMNS);
    const isKnown = value === '' || Object.hasOwn(itemColumns, value);
    if (at >= MOST_COLUMNS || !isKnown) throw Refusal.invalidField(name, noColumn);
    if (value !== '' && columns.includes(value as ItemColumn)) throw Refusal.invalidField(name, twice);
    columns[at] = value === '' ? null : (value as ItemColumn);
  }
  return Array.from(columns, (column) => column ?? null);
}

const noColumn = { de: 'Diese Spalte gibt es nicht.', en: 'There is no such column.' };
const twice = {
  de: 'Das steht schon in einer anderen Spalte. Bitte jedes nur einmal wählen.',
  en: 'Another column has this already. Please choose each only once.',
};

class AcceptedDto {
  @IntField({ says: 'What was seen.', min: 1, max: MOST_VERSIONS }) version!: number;
  @IntField({ says: 'The line.', min: 1, max: MOST_RECORDS, optional: true }) record?: number;
  @FlagField({ says: 'All that can be accepted.', optional: true }) all?: boolean;
  @FlagField({ says: 'Not accepted after all.', optional: true }) not?: boolean;
}

export const acceptedIn = (said: Typed): Promise<AcceptedDto> => {
  const { all, not, ...others } = said;
  const flags = filled({ all: all && all === 'true', not: not && not === 'true' });
  const numbers = filled({ version: wholeNumber(said['version']), record: wholeNumber(said['record']) });
  return checkInput(AcceptedDto, { ...others, ...numbers, ...flags });
};

class SeenDto {
  @IntField({ says: 'What was seen.', min: 1, max: MOST_VERSIONS }) version!: number;
  @IntField({ says: 'How many lines were to be taken.', min: 0, max: MOST_RECORDS }) seen!: number;
}

export const seenIn = (said: Typed): Promise<SeenDto> =>
  checkInput(SeenDto, { ...said, version: wholeNumber(said['version']), seen: wholeNumber(said['seen']) });
