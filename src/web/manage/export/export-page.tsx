/** Lists to take along: each with its files, and for whom the CSV files are written. */
import type { VNode } from 'preact';
import {
  addressOf,
  csvReaders,
  exportedLists,
  exportNames,
  type CsvReader,
  type ExportedList,
} from '../exported-lists.js';
import { managePage, manageOf } from '../manage-frame.js';
import type { Page } from '../../ui/page.js';
import { ButtonLink, Heading, Link } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { exportWords } from './export-words.js';

export function exportPage(visit: Visit, csvFor: CsvReader): Page {
  const w = exportWords[visit.language];
  const children = (
    <>
      <p>{w.intro}</p>
      <p>{w.logged}</p>
      <div class="lb-cols lb-cols--2">
        {exportedLists.map((list) => (
          <Files key={list} visit={visit} list={list} csvFor={csvFor} />
        ))}
      </div>
      <Heading>{w.csvTitle}</Heading>
      <ul class="lb-links">
        {csvReaders.map((reader) => (
          <li key={reader}>
            <Reader visit={visit} reader={reader} isChosen={reader === csvFor} />
          </li>
        ))}
      </ul>
    </>
  );
  return managePage(visit, { title: w.title, look: 'wide', children });
}

interface FilesProps {
  visit: Visit;
  list: ExportedList;
  csvFor: CsvReader;
}

const Files = ({ visit, list, csvFor }: FilesProps): VNode => {
  const w = exportWords[visit.language];
  const name = exportNames[visit.language][list];
  const path = `${manageOf(visit)}/export`;
  return (
    <section class="lb-panel">
      <Heading>{name}</Heading>
      <p>{w.what[list]}</p>
      <p class="lb-acts">
        <ButtonLink href={`${path}/${addressOf({ list, format: 'xlsx' })}`}>
          {w.workbook}
          <span class="lb-sr">: {name}</span>
        </ButtonLink>
        <ButtonLink href={`${path}/${addressOf({ list, format: 'csv' })}?for=${csvFor}`}>
          {w.csv[csvFor]}
          <span class="lb-sr">: {name}</span>
        </ButtonLink>
      </p>
    </section>
  );
};

const Reader = ({
  visit,
  reader,
  isChosen,
}: {
  visit: Visit;
  reader: CsvReader;
  isChosen: boolean;
}): VNode => {
  const w = exportWords[visit.language];
  return isChosen ? (
    <strong>{`${w.readers[reader]} (${w.chosen})`}</strong>
  ) : (
    <Link href={`${manageOf(visit)}/export?for=${reader}`}>{w.readers[reader]}</Link>
  );
};
