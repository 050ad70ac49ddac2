/** The parts of a set as one puts them together: of each how many there are, and how many sets that makes. */
import type { VNode } from 'preact';
import { amount } from '../../../shared/amounts.js';
import { softened } from '../../ui/soft.js';
import type { FormState } from '../../forms/typed.js';
import { Button } from '../../ui/parts.js';
import { Entries, type Choices } from '../entries.js';
import { partFields } from '../item-fields.js';
import { DEEDS } from './deeds.js';
import { itemFormWords } from './item-form-words.js';
import { setCount, type Piece, type SetCount } from './set-count.js';

interface BuilderProps {
  form: FormState;
  choices: Choices;
  pieces: readonly Piece[];
}

/** Whoever has no script counts anew by a button, which also brings more rows. */
export const SetBuilder = ({ form, choices, pieces }: BuilderProps): VNode => {
  const w = itemFormWords[form.language];
  const count = setCount(form.typed, pieces);
  return (
    <>
      <Entries form={form} fields={partFields} choices={choices} notes={notesOf(form, count)} />
      {count && <Count form={form} count={count} />}
      <Button weight="secondary" name="deed" value={DEEDS.count}>
        {w.count}
      </Button>
    </>
  );
};

const notesOf = ({ language }: FormState, count: SetCount | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (count?.parts ?? []).map(({ row, piece: { quantity, unit, free = quantity }, sets }) => [
      row,
      itemFormWords[language].thereAre(amount(quantity, unit, language), free, sets),
    ]),
  );

const Count = ({ form: { typed, language }, count }: { form: FormState; count: SetCount }): VNode => {
  const w = itemFormWords[language];
  const unit = typed['unit']?.trim() || w.set;
  return (
    <p>
      <b>{w.makes(amount(count.sets, unit, language), count.free)}</b>{' '}
      {count.scarce && softened(w.scarce(count.scarce.name))}
    </p>
  );
};
