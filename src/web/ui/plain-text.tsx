/** A text that an alliance wrote: paragraphs, headings ("# ") and list items ("- "), nothing else; links stay text. */
import type { VNode } from 'preact';

type Block = { kind: 'heading' | 'paragraph'; text: string } | { kind: 'list'; items: string[] };

/** Consecutive list items are one list; a blank line, a heading or a list ends a paragraph. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const last = blocks.at(-1);
    if (line.trim() === '') isOpen = false;
    else if (line.startsWith('# ')) {
      blocks.push({ kind: 'heading', text: line.slice(2) });
      isOpen = false;
    } else if (line.startsWith('- ')) {
      if (isOpen && last?.kind === 'list') last.items.push(line.slice(2));
      else blocks.push({ kind: 'list', items: [line.slice(2)] });
      isOpen = true;
    } else if (isOpen && last?.kind === 'paragraph') last.text += `\n${line}`;
    else {
      blocks.push({ kind: 'paragraph', text: line });
      isOpen = true;
    }
  }
  return blocks;
}

/** Its headings stand below the page's title, or one deeper where it stands inside a part of a page. */
export const PlainText = ({ text, isInner = false }: { text: string; isInner?: boolean }): VNode => (
  <div class="lb-text">
    {blocksOf(text).map((block, index) => (
      <Shown block={block} isInner={isInner} key={index} />
    ))}
  </div>
);

const Shown = ({ block, isInner }: { block: Block; isInner: boolean }): VNode => {
  if (block.kind === 'list')
    return (
      <ul class="lb-text__list">
        {block.items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    );
  if (block.kind === 'paragraph') return <p class="lb-typed">{block.text}</p>;
  if (isInner) return <h3>{block.text}</h3>;
  return <h2>{block.text}</h2>;
};
