/** Text with a little shape: an empty line ends a paragraph, `## ` begins a heading, `- ` an entry of a list. Nothing else is read into it. */
import type { VNode } from 'preact';
import { Heading } from '../ui/parts.js';

export const TextBlocks = ({ text }: { text: string }): VNode => (
  <>{blocksOf(text).map((lines, index) => blockOf(lines, index))}</>
);

/** Lines that belong together. */
function blocksOf(text: string): string[][] {
  const blocks: string[][] = [[]];
  for (const line of text.split('\n')) {
    const last = blocks.at(-1)!;
    if (line.trim() === '') blocks.push([]);
    else if (isHeading(line)) blocks.push([line], []);
    else if (last.length > 0 && isEntry(line) !== isEntry(last[0]!)) blocks.push([line]);
    else last.push(line);
  }
  return blocks.filter((lines) => lines.length > 0);
}

const isHeading = (line: string): boolean => line.startsWith('## ');
const isEntry = (line: string): boolean => line.startsWith('- ');

function blockOf(lines: readonly string[], key: number): VNode {
  const [first = ''] = lines;
  if (isHeading(first)) return <Heading key={key}>{first.slice(3)}</Heading>;
  if (!isEntry(first)) {
    return (
      <p class="kern-body lb-lines" key={key}>
        {lines.join('\n')}
      </p>
    );
  }
  return (
    <ul class="kern-body lb-entries" key={key}>
      {lines.map((line) => (
        <li key={line}>{line.slice(2)}</li>
      ))}
    </ul>
  );
}
