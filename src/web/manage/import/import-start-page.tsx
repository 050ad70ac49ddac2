/** Where a list is brought along: as a file or pasted, with what waits still and what was taken over before. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import type { Counts } from '../../../items/import/import-choices.js';
import type { Import } from '../../../items/import/import.entity.js';
import type { Language } from '../../../shared/words.js';
import type { FormState } from '../../forms/typed.js';
import { FileField, TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, Heading, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { managePage, manageOf, NextPart, Table, type Column } from '../manage-frame.js';
import { momentInWords } from '../spoken.js';
import { importWords } from './import-words.js';

export const importsAt = (visit: Visit): string => `${manageOf(visit)}/import`;

interface Shown {
  form: FormState;
  waiting: readonly Import[];
  past: ListPart<Import>;
}

export function importStartPage(visit: Visit, { form, waiting, past }: Shown): Page {
  const w = importWords[visit.language];
  const children = (
    <>
      <Refused form={form} labels={w} />
      <p>{w.intro}</p>
      <Form form={form} action={importsAt(visit)} takesFile meanwhile={w.reading}>
        <FileField
          form={form}
          name="file"
          label={w.file}
          hint={w.fileHint}
          accept=".xlsx,.ods,.csv,.tsv,.txt,text/csv"
          isQuiet
        />
        <TextArea form={form} name="text" label={w.text} hint={w.textHint} rows={6} isOptional />
        <p>{w.bounds}</p>
        <Button>{w.read}</Button>
      </Form>
      <Waiting visit={visit} waiting={waiting} />
      <Heading>{w.past}</Heading>
      {past.items.length === 0 ? (
        <p>{w.none}</p>
      ) : (
        <Table caption={w.past} columns={columnsOf(visit)} rows={past.items} keyOf={({ id }) => id} />
      )}
      <NextPart visit={visit} path={importsAt(visit)} cursor={past.nextCursor} />
    </>
  );
  return managePage(visit, { title: w.title, above: [], look: 'wide', children });
}

const Waiting = ({ visit, waiting }: { visit: Visit; waiting: readonly Import[] }): VNode | null => {
  const w = importWords[visit.language];
  if (waiting.length === 0) return null;
  return (
    <>
      <Heading>{w.waiting}</Heading>
      <p>{w.waitingHelp}</p>
      <ul class="lb-links">
        {waiting.map((one) => (
          <li key={one.id}>
            <Link href={`${importsAt(visit)}/${one.id}`}>
              {w.waitingOf(calledIn(one, visit), momentInWords(visit, one.madeAt.toISOString()))}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What was pasted has no name. */
export const calledIn = ({ name }: Import, { language }: Visit): string =>
  name || importWords[language].pasted;

function columnsOf(visit: Visit): Column<Import>[] {
  const w = importWords[visit.language];
  return [
    {
      head: w.which,
      cell: (one) => <Link href={`${importsAt(visit)}/${one.id}`}>{calledIn(one, visit)}</Link>,
    },
    { head: w.when, cell: ({ doneAt, madeAt }) => momentInWords(visit, (doneAt ?? madeAt).toISOString()) },
    { head: w.became, cell: ({ counts }) => (counts ? countsInWords(counts, visit.language) : '') },
    { head: w.state, cell: ({ state }) => w.states[state] },
  ];
}

/** "40 neu, 2 geändert". */
export function countsInWords({ made, changed, unchanged }: Counts, language: Language): string {
  const w = importWords[language];
  const told = [
    made > 0 && w.made(made),
    changed > 0 && w.changed(changed),
    unchanged > 0 && w.unchanged(unchanged),
  ].filter((one) => one !== false);
  return told.length === 0 ? w.blank : told.join(', ');
}
