/** A list as it was read: the three piles, what would be made and changed, and everything that can be chosen about it before it counts. */
import type { VNode } from 'preact';
import type { Counts } from '../../../items/import/import-choices.js';
import type { Import } from '../../../items/import/import.entity.js';
import type { LineView } from '../../../items/import/line-view.js';
import type { FormState } from '../../forms/typed.js';
import { Select } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Facts, Heading } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { managePage } from '../manage-frame.js';
import { ColumnChoices, type ShownSheets } from './import-columns.js';
import { PileChips, PileLines, pileOf, type Pile } from './import-lines.js';
import { calledIn, countsInWords, importsAt } from './import-start-page.js';
import { importWords } from './import-words.js';

export interface Preview {
  import: Import;
  lines: readonly LineView[];
  counts: Counts;
  /** What is made on the way. */
  partners: readonly string[];
  places: readonly string[];
  sheets: ShownSheets;
  /** Whom and where somebody may say for all lines that say nothing. */
  owners: readonly string[];
  storagePlaces: readonly string[];
}

interface Shown extends Preview {
  form: FormState;
  pile: Pile;
  cursor: string | undefined;
}

export function importPage(visit: Visit, shown: Shown): Page {
  const w = importWords[visit.language];
  const { import: found, lines, pile, cursor, form, sheets } = shown;
  const at = `${importsAt(visit)}/${found.id}`;
  const { version } = found;
  const hasName = sheets.columns.some(({ taken }) => taken === 'name');
  const children = (
    <>
      <Refused form={form} labels={w} />
      {!hasName && (
        <Alert kind="warning" title={w.noName}>
          <p>{w.columnsHelp}</p>
        </Alert>
      )}
      <Take visit={visit} at={at} shown={shown} />
      <OnTheWay visit={visit} shown={shown} />
      <PileChips visit={visit} at={at} lines={lines} pile={pile} version={version} />
      {pile === 'review' && <AcceptAll visit={visit} at={at} shown={shown} />}
      <PileLines visit={visit} at={at} lines={lines} pile={pile} cursor={cursor} version={version} />
      <UsualValues visit={visit} at={at} shown={shown} />
      <ColumnChoices visit={visit} at={at} version={version} sheets={sheets} isOpen={!hasName} />
    </>
  );
  const title = `${w.look}: ${calledIn(found, visit)}`;
  return managePage(visit, { title, above: [[importsAt(visit), w.title]], look: 'wide', children });
}

interface PartProps {
  visit: Visit;
  at: string;
  shown: Shown;
}

const Take = ({ visit, at, shown: { import: found, counts } }: PartProps): VNode => {
  const w = importWords[visit.language];
  const moved = counts.made + counts.changed;
  const hidden = { version: String(found.version), seen: String(counts.imported) };
  return (
    <div class="lb-panel">
      <p>
        <strong>{moved > 0 ? countsInWords(counts, visit.language) : w.nothingToTake}</strong>
      </p>
      {moved === 0 && counts.unchanged > 0 && <p>{w.allThere}</p>}
      {counts.review > 0 && (
        <p>
          {w.left(counts.review)} {moved > 0 && w.leftHelp}
        </p>
      )}
      <Form form={formState(visit)} action={`${at}/take`} hidden={hidden} meanwhile={w.taking}>
        <div class="lb-row lb-fields">
          {moved > 0 && <Button>{w.take(moved)}</Button>}
          <ButtonLink href={importsAt(visit)}>{w.another}</ButtonLink>
        </div>
      </Form>
    </div>
  );
};

const MOST_NAMED = 12;

const OnTheWay = ({ visit, shown: { partners, places } }: Omit<PartProps, 'at'>): VNode | null => {
  const w = importWords[visit.language];
  if (partners.length + places.length === 0) return null;
  const named = (names: readonly string[], help: string): VNode | false =>
    names.length > 0 && (
      <>
        {names.slice(0, MOST_NAMED).join(', ')}
        {names.length > MOST_NAMED && ` ${w.andMore(names.length - MOST_NAMED)}`}. {help}
      </>
    );
  return (
    <section class="lb-panel lb-panel--sand">
      <Heading>{w.onTheWay}</Heading>
      <Facts
        facts={[
          [w.partners, named(partners, w.partnersHelp)],
          [w.places, named(places, w.placesHelp)],
        ]}
      />
    </section>
  );
};

const AcceptAll = ({ visit, at, shown: { import: found, lines } }: PartProps): VNode | null => {
  const w = importWords[visit.language];
  const count = lines.filter((line) => pileOf(line) === 'review' && line.mend && !line.isMended).length;
  if (count === 0) return null;
  return (
    <Form
      form={formState(visit)}
      action={`${at}/accept`}
      hidden={{ version: String(found.version), all: 'true' }}
    >
      <Button weight="secondary">{w.acceptAll(count)}</Button>
    </Form>
  );
};

const UsualValues = ({ visit, at, shown }: PartProps): VNode => {
  const w = importWords[visit.language];
  const { import: found, owners, storagePlaces } = shown;
  const { owner, storagePlace } = found.choices;
  const form = formState(visit, { owner, storagePlace });
  const choices = (names: readonly string[], chosen: string) => [
    { value: '', label: w.nobody },
    ...[...new Set([...names, ...(chosen === '' ? [] : [chosen])])].map((name) => ({
      value: name,
      label: name,
    })),
  ];
  return (
    <section class="lb-group">
      <Heading>{w.usual}</Heading>
      <Form form={form} action={at} hidden={{ version: String(found.version) }}>
        <div class="lb-row lb-fields">
          <Select form={form} name="owner" label={w.owner} choices={choices(owners, owner)} />
          <Select
            form={form}
            name="storagePlace"
            label={w.place}
            choices={choices(storagePlaces, storagePlace)}
          />
          <Button weight="secondary">{w.setUsual}</Button>
        </div>
      </Form>
    </section>
  );
};
