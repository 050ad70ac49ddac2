/** Along: the accessories of a line, each a box to tick, with a count where there are several. */
import type { VNode } from 'preact';
import type { SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import type { AtHand, ThingAtHand } from '../../../reservations/desk/at-hand.view.js';
import { wholeNumber, type FormState } from '../../forms/typed.js';
import { Checkbox, Fault } from '../../ui/fields.js';
import { softened } from '../../ui/soft.js';
import { Stepper } from '../../ui/stepper.js';
import { alongCountField, alongField } from './counted.js';
import { loanWords } from './loan-words.js';

interface AlongProps {
  form: FormState;
  line: SheetLine;
  things: readonly ThingAtHand[];
}

/** What may go along with a line, and is not in the loan already. */
export function alongOf(
  { things, accessoryIds }: AtHand,
  line: SheetLine,
  lines: readonly SheetLine[],
): ThingAtHand[] {
  const ids = accessoryIds.get(line.itemId) ?? [];
  const isThere = (id: string): boolean =>
    lines.some(
      ({ itemId, awaitedQuantity, outQuantity }) => itemId === id && awaitedQuantity + outQuantity > 0,
    );
  return things.filter(({ id }) => ids.includes(id) && !isThere(id));
}

export const Along = ({ form, line, things }: AlongProps): VNode => (
  <fieldset class="kern-fieldset">
    <legend class="kern-label">
      {loanWords[form.language].along}
      <span class="lb-sr">: {softened(line.itemName)}</span>
    </legend>
    <div class="kern-fieldset__body">
      {things.map((thing) => (
        <One key={thing.id} form={form} line={line} thing={thing} />
      ))}
    </div>
  </fieldset>
);

const One = ({ form, line, thing }: Omit<AlongProps, 'things'> & { thing: ThingAtHand }): VNode => {
  const field = alongCountField(line, thing.id);
  const said = wholeNumber(form.typed[field] ?? '1');
  return (
    <div class="lb-loss">
      <Checkbox
        form={form}
        name={alongField(line, thing.id)}
        label={`${thing.name} (${thing.inventoryNumber})`}
      />
      {thing.quantity !== 1 && (
        <Stepper
          id={field}
          of={thing.name}
          unit={thing.unit}
          name={field}
          value={typeof said === 'number' ? said : 1}
          max={thing.quantity ?? line.awaitedQuantity}
          form={form}
          language={form.language}
        />
      )}
      <Fault form={form} name={field} />
    </div>
  );
};
