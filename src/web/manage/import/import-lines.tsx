/** The lines of a list on its three piles: what stood there, how it is understood, and why it is not taken. */
import type { VNode } from 'preact';
import type { Draft } from '../../../items/import/import-lines.js';
import { choiceWords } from '../../../items/import/choice-words.js';
import { itemColumns } from '../../../items/import/item-columns.js';
import type { LineView } from '../../../items/import/line-view.js';
import type { FieldChange } from '../../../items/import/plan-facts.js';
import { cursorKey, listPartOf } from '../../../http/list-parts.js';
import { euros } from '../../../shared/euros.js';
import type { Language } from '../../../shared/words.js';
import { Form, formState } from '../../ui/form.js';
import { Badge, Button, Link } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf, NextPart } from '../manage-frame.js';
import { quantityInWords } from '../spoken.js';
import { importWords } from './import-words.js';

export const piles = ['import', 'review', 'skip'] as const;
export type Pile = (typeof piles)[number];

/** Headings and title lines stay away like everything that is no item. */
export const pileOf = ({ verdict }: LineView): Pile =>
  verdict === 'import' || verdict === 'review' ? verdict : 'skip';

const AT_ONCE = 50;

interface Shown {
  visit: Visit;
  /** The address of the import. */
  at: string;
  lines: readonly LineView[];
  pile: Pile;
  cursor: string | undefined;
  /** Undefined once nothing can be chosen any more. */
  version: number | undefined;
}

export const PileChips = ({ visit, at, lines, pile, version }: Omit<Shown, 'cursor'>): VNode => {
  const w = importWords[visit.language];
  const names = { import: version === undefined ? w.taken : w.import, review: w.review, skip: w.skip };
  return (
    <nav aria-label={w.piles}>
      <ul class="lb-chips">
        {piles.map((one) => (
          <li key={one}>
            <a class="lb-chip" href={`${at}?pile=${one}`} aria-current={one === pile ? 'true' : undefined}>
              {names[one]}{' '}
              <span class="lb-chip__n">{lines.filter((line) => pileOf(line) === one).length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

export const PileLines = ({ visit, at, lines, pile, cursor, version }: Shown): VNode => {
  const w = importWords[visit.language];
  const all = lines.filter((line) => pileOf(line) === pile);
  const after = cursor === undefined ? 0 : Number(cursorKey(cursor, 1)[0]);
  const following = all.filter(({ record }) => record > after).slice(0, AT_ONCE + 1);
  const part = listPartOf(following, AT_ONCE, ({ record }) => [String(record)]);
  if (part.items.length === 0) return <p>{w.emptyPile}</p>;
  return (
    <>
      <ol class="lb-brought">
        {part.items.map((line) => (
          <li key={line.record}>
            <Line visit={visit} at={at} line={line} version={version} />
          </li>
        ))}
      </ol>
      <NextPart visit={visit} path={at} cursor={part.nextCursor} query={{ pile }} />
    </>
  );
};

interface LineProps extends Pick<Shown, 'visit' | 'at' | 'version'> {
  line: LineView;
}

const Line = ({ visit, at, line, version }: LineProps): VNode => {
  const { language } = visit;
  const w = importWords[language];
  const { item, draft, what, reasons, changes } = line;
  const name = item?.name || draft?.name || '';
  const words = version === undefined ? w.becameOf : w.becomes;
  return (
    <>
      {name !== '' && (
        <p class="lb-brought__name">
          {item && what !== 'made' ? (
            <Link href={`${manageOf(visit)}/items/${item.id}`}>{softened(name)}</Link>
          ) : (
            <strong>{softened(name)}</strong>
          )}
          {what && <Badge kind={what === 'unchanged' ? 'info' : 'success'}>{words[what]}</Badge>}
          {line.isMended && <Badge kind="info">{w.mended}</Badge>}
        </p>
      )}
      {draft && <p>{understood(draft, item?.inventoryNumber ?? draft.inventoryNumber, language)}</p>}
      <p class="lb-brought__said">
        {w.line(line.line)}
        {line.said !== '' && `: ${line.said}`}
      </p>
      <Reasons line={line} language={language} />
      {changes.length > 0 && (
        <ul class="lb-faults">
          {changes.map((change) => (
            <li key={change.field}>{changeInWords(change, language)}</li>
          ))}
        </ul>
      )}
      {reasons.length > 0 && line.mend && version !== undefined && (
        <Accept visit={visit} at={at} line={line} version={version} />
      )}
      {line.isMended && version !== undefined && (
        <Form
          form={formState(visit)}
          action={`${at}/accept`}
          hidden={{ version: String(version), record: String(line.record), not: 'true' }}
        >
          <Button weight="tertiary" of={name}>
            {w.takeBack}
          </Button>
        </Form>
      )}
    </>
  );
};

const Reasons = ({ line: { reasons }, language }: { line: LineView; language: Language }): VNode | null =>
  reasons.length === 0 ? null : (
    <ul class="lb-faults">
      {reasons.map(({ code, words }) => (
        <li key={code}>{words[language]}</li>
      ))}
    </ul>
  );

const Accept = ({ visit, at, line, version }: LineProps & { version: number }): VNode => {
  const w = importWords[visit.language];
  return (
    <Form
      form={formState(visit)}
      action={`${at}/accept`}
      hidden={{ version: String(version), record: String(line.record) }}
    >
      <p>
        {w.proposal}: {line.mend![visit.language]}
      </p>
      <Button weight="secondary" of={line.draft?.name || w.line(line.line)}>
        {w.accept}
      </Button>
    </Form>
  );
};

/** "Nr. 12, 40 Stück, Gemeinde, Bauhof". */
function understood(draft: Draft, number: string, language: Language): string {
  const { quantity, unit, owner, storagePlace, size, category } = draft;
  return [
    number && `${itemColumns.inventoryNumber[language]} ${number}`,
    quantity === null ? '' : quantityInWords({ quantity, unit: unit || 'Stück' }, language),
    size,
    owner,
    storagePlace,
    category,
  ]
    .filter(Boolean)
    .join(', ');
}

function changeInWords({ field, from, to }: FieldChange, language: Language): string {
  const w = importWords[language];
  const { kinds, bases, yes, no } = choiceWords[language];
  const said = (value: FieldChange['to']): string => {
    if (value === null || value === '') return w.blank;
    if (typeof value === 'boolean') return value ? yes : no;
    if (field === 'deposit' || field === 'replacementValue') return euros(Number(value), language);
    const coded: Readonly<Record<string, string>> = { ...kinds, ...bases };
    return field === 'kind' || field === 'depositBasis' ? (coded[value] ?? String(value)) : String(value);
  };
  return w.change(itemColumns[field][language].replace(' (€)', ''), said(from), said(to));
}
