/** Labels on their sheets as they are printed: a code, the number in large, what it is, whose, and whom to call when it is found. */
import type { VNode } from 'preact';
import type { FormState, Typed } from '../../forms/typed.js';
import { Input, Select } from '../../ui/fields.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink } from '../../ui/parts.js';
import { Empty } from '../../ui/empty.js';
import type { Visit } from '../../ui/visit.js';
import { choicesOf } from '../choices.js';
import { managePage, NextPart } from '../manage-frame.js';
import { inAddress, type LabelChoice } from './label-choice.js';
import { SHEET, perSheet } from './label-sheet.js';
import type { LabelSheets, LaidLabel } from './label-pdf.js';
import { labelWords } from './label-words.js';

export interface LabelsShown {
  form: FormState;
  choice: LabelChoice;
  drawn: LabelSheets;
  /** The page itself, and the list to which it belongs. */
  path: string;
  above: readonly [path: string, label: string];
  /** What the labels are of, in the words of the address. */
  query: Typed;
  /** About one thing, of which there may be many labels. */
  isOne?: boolean;
  cursor: string | null;
  /** Said where there is nothing to print, and what to do then. */
  none: { says: string; next: readonly [path: string, words: string] };
}

export function labelsPage(visit: Visit, shown: LabelsShown): Page {
  const { drawn, above, path, query, choice, cursor } = shown;
  const children = (
    <>
      <div class="lb-no-print">
        <p>{labelWords[visit.language].help}</p>
        <Choosing {...shown} />
      </div>
      {drawn.sheets.length === 0 ? (
        <Empty title={shown.none.says}>
          <ButtonLink href={shown.none.next[0]}>{shown.none.next[1]}</ButtonLink>
        </Empty>
      ) : (
        drawn.sheets.map((labels, index) => (
          <Sheet drawn={drawn} labels={labels} number={index + 1} key={index} />
        ))
      )}
      <NextPart visit={visit} path={path} cursor={cursor} query={{ ...query, ...inAddress(choice) }} />
    </>
  );
  return managePage(visit, { title: drawn.title, above: [above], look: 'wide', children });
}

const Choosing = ({ form, choice, drawn, path, query, isOne = false }: LabelsShown): VNode => {
  const w = labelWords[form.language];
  const first = { min: 1, max: perSheet(choice.format) };
  const pdf = `${path}.pdf?${new URLSearchParams({ ...query, ...inAddress(choice) })}`;
  return (
    <form method="get" action={path} class="lb-row lb-fields">
      {Object.entries(query).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <Select form={form} name="format" label={w.format} choices={choicesOf(w.formats)} />
      <Input form={form} name="first" label={w.first} hint={w.firstHelp} type="number" isQuiet {...first} />
      {isOne && <Input form={form} name="copies" label={w.copies} type="number" isQuiet min={1} max={100} />}
      <Button weight="secondary">{w.show}</Button>
      {drawn.sheets.length > 0 && (
        <ButtonLink href={pdf} weight="primary">
          {w.pdf}
        </ButtonLink>
      )}
    </form>
  );
};

interface SheetProps {
  drawn: LabelSheets;
  labels: readonly LaidLabel[];
  number: number;
}

/** A millimetre less than the sheet is high, so that none of a printer's roundings makes another page; nothing is printed there. */
const Sheet = ({ drawn: { language, sheets, cut }, labels, number }: SheetProps): VNode => (
  <svg class="lb-sheet" viewBox={`0 0 ${SHEET.width} ${SHEET.height - 1}`}>
    <title>{labelWords[language].sheet(number, sheets.length)}</title>
    {labels.map(({ x, y, label: { code, lines } }, index) => (
      <g class="lb-sticker" transform={`translate(${x} ${y})`} key={index}>
        {cut && <rect class="lb-sticker__edge" width={cut.width} height={cut.height} />}
        <path transform={`translate(${code.x} ${code.y}) scale(${code.side / code.units})`} d={code.path} />
        {lines.map((line) => (
          <text x={line.x} y={line.y} font-size={line.size} font-weight={line.isBold ? 700 : 400}>
            {line.text}
          </text>
        ))}
      </g>
    ))}
  </svg>
);
