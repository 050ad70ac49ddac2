/** A paper as it stands on a page, to be printed. */
import type { VNode } from 'preact';
import { Facts, Heading, Lines, Link, Title } from '../ui/parts.js';
import { softened } from '../ui/soft.js';
import { CodeMark } from './code-mark.js';
import type {
  Paper,
  PaperBlock,
  PaperCell,
  PaperFact,
  PaperSection,
  PaperTable,
  Signatures,
} from './paper.js';
import { paperWords } from './paper-words.js';

interface ArticleProps {
  paper: Paper;
  /** Its address as a PDF. */
  pdf: string;
  /** Where it belongs. */
  back: { href: string; words: string };
}

export const PaperArticle = ({ paper, pdf, back }: ArticleProps): VNode => {
  const w = paperWords[paper.language];
  const title = paper.blocks.some(({ kind }) => kind === 'heading') ? 'h3' : 'h2';
  return (
    <article class="lb-paper lb-stack">
      <p class="lb-back lb-no-print">
        {w.hint} <Link href={pdf}>{w.pdf}</Link> <Link href={back.href}>{back.words}</Link>
      </p>
      <div class="lb-paper__head">
        <div>
          <p>{paper.from}</p>
          <Title>{paper.title}</Title>
          <FactList facts={paper.facts} />
        </div>
        {paper.code && (
          <figure class="lb-paper__code">
            <CodeMark address={paper.code.address} />
            <figcaption>{paper.code.says}</figcaption>
          </figure>
        )}
      </div>
      {paper.blocks.map((block, position) => (
        <Block block={block} title={title} key={position} />
      ))}
    </article>
  );
};

/** What the titles inside are: one below the headings, where there are some. */
interface Titled {
  title: 'h2' | 'h3';
}

const Block = ({ block, title }: Titled & { block: PaperBlock }): VNode => {
  switch (block.kind) {
    case 'heading':
      return <Heading>{block.text}</Heading>;
    case 'text':
      return block.lead === undefined ? (
        <Lines text={block.text} />
      ) : (
        <p>
          <strong>{block.lead}</strong> {block.text}
        </p>
      );
    case 'section':
      return <Section section={block} title={title} />;
    case 'signatures':
      return <Signing signatures={block.signatures} title={title} />;
  }
};

const FactList = ({ facts }: { facts: readonly PaperFact[] }): VNode => (
  <Facts
    facts={facts.map(([what, which]) => [what, typeof which === 'string' ? softened(which) : listed(which)])}
  />
);

const listed = (each: readonly string[]): VNode => (
  <ul class="lb-plain-list">
    {each.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
);

const Section = ({ title: Name, section }: Titled & { section: PaperSection }): VNode => (
  <div class="lb-panel">
    <Name>{softened(section.title)}</Name>
    <FactList facts={section.facts} />
    <Things {...section.table} />
  </div>
);

/** What scrolls can be scrolled by keyboard. */
const focusable = { tabIndex: 0 };

/** On a narrow screen the cells stand below each other. */
const Things = ({ caption, heads, rows }: PaperTable): VNode => (
  <section class="lb-scroll" aria-label={caption} {...focusable}>
    <table class="lb-table lb-cells" aria-label={caption}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells], position) => (
          <tr key={position}>
            <th scope="row">
              <Cell {...name!} />
            </th>
            {cells.map((cell, column) => (
              <td data-head={heads[column + 1]} key={column}>
                <Cell {...cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const blanks = { box: '☐ ______', line: '____________' } as const;

const Cell = ({ text = '', notes = [], blank }: PaperCell): VNode => (
  <>
    {softened(text)}
    {blank && <span class="lb-paper__blank">{blanks[blank]}</span>}
    {notes.map((note) => (
      <small class="lb-paper__note" key={note}>
        {' '}
        {softened(note)}
      </small>
    ))}
  </>
);

const Signing = ({ title: Name, signatures }: Titled & { signatures: readonly Signatures[] }): VNode => (
  <div class="lb-paper__signing">
    {signatures.map(({ title, lines }) => (
      <section aria-label={title} key={title}>
        <Name>{title}</Name>
        <ul class="lb-plain-list">
          {lines.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
    ))}
  </div>
);
