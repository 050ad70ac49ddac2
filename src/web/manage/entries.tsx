/** Entries: the fields of a form, each in the control that its kind calls for. */
import type { VNode } from 'preact';
import { dictionary } from '../../shared/words.js';
import type { FormState } from '../forms/typed.js';
import { Checkbox, Fault, idOf, Input, Select, TextArea, type FieldProps } from '../ui/fields.js';
import { spanUnits } from '../forms/amounts.js';
import { Group, Radios, type Answer } from './choices.js';
import type { Field, Fields, Kind } from './fields.js';
import { SPAN_UNIT } from './kinds.js';
import { nameIn, rowCount } from './typed-rows.js';

const words = dictionary(
  {
    spanUnit: 'Einheit der Pufferzeit',
    units: { minutes: 'Minuten', hours: 'Stunden', days: 'Tage' },
  },
  {
    spanUnit: 'Unit of the rest',
    units: { minutes: 'minutes', hours: 'hours', days: 'days' },
  },
);

const EMPTY_ROWS = 3;

/** What can be chosen, by the paths of the fields; the number of a row is left out: `parts.itemId`. */
export type Choices = Readonly<Record<string, readonly Answer[]>>;

interface EntriesProps {
  form: FormState;
  fields: Fields;
  choices?: Choices;
  /** The name of the field in which somebody types first. */
  first?: string | undefined;
  /** Said below a row of a list: by `parts.0`. */
  notes?: Readonly<Record<string, string>>;
}

export const Entries = ({ form, fields, choices = {}, first, notes }: EntriesProps): VNode => (
  <>
    {besideEachOther(fields).map((names) => {
      const entries = names.map((name) => {
        const offered = choices[name] ?? [];
        const props = { form, name, field: fields[name]!, offered, choices, notes, isFirst: name === first };
        return <Entry {...props} key={name} />;
      });
      return names.length === 1 ? entries : <div class="lb-row lb-fields">{entries}</div>;
    })}
  </>
);

function besideEachOther(fields: Fields): string[][] {
  const groups: string[][] = [[]];
  for (const [name, { withNext }] of Object.entries(fields)) {
    groups.at(-1)!.push(name);
    if (!withNext) groups.push([]);
  }
  return groups.filter((names) => names.length > 0);
}

interface EntryProps {
  form: FormState;
  name: string;
  field: Field;
  offered: readonly Answer[];
  choices: Choices;
  /** In a list, counted from 1. */
  row?: number;
  isFirst?: boolean;
  notes?: EntriesProps['notes'];
}

const Entry = (props: EntryProps): VNode => controls[props.field.is.control](props);

/** What every control is told. */
function said({ form, name, field: { is, label, hint }, row, isFirst }: EntryProps): FieldProps {
  return {
    form,
    name,
    label: row === undefined ? label[form.language] : `${label[form.language]} ${row}`,
    ...(hint && { hint: hint[form.language] }),
    isOptional: is.isOptional ?? form.lengths?.[name]?.min === 0,
    ...(isFirst && { isFirst }),
  };
}

const Line = (props: EntryProps): VNode => {
  const { is, autocomplete } = props.field;
  return (
    <Input
      {...said(props)}
      {...(is.type && { type: is.type })}
      {...(is.inputMode && { inputMode: is.inputMode })}
      {...(autocomplete && { autocomplete })}
      offered={props.offered.map(({ value }) => value)}
    />
  );
};

const Span = (props: EntryProps): VNode => {
  const { spanUnit, units } = words[props.form.language];
  const choices = spanUnits.map((value) => ({ value, label: units[value] }));
  return (
    <div class="lb-row lb-fields">
      <Line {...props} />
      <Select form={props.form} name={SPAN_UNIT} label={spanUnit} choices={choices} />
    </div>
  );
};

/** Those that are filled, and some empty ones: nobody needs a script to add one. */
const Rows = ({ form, name, field: { is, label, hint }, choices, notes = {} }: EntryProps): VNode => {
  const columns = Object.entries(is.columns ?? {});
  const count = rowCount(form.typed, name, Object.keys(is.columns ?? {}), EMPTY_ROWS);
  const isWrong = form.refusal?.details.errors?.some(({ field }) => field === name) === true;
  return (
    <Group title={label[form.language]} id={idOf(name)} {...(hint && { hint: hint[form.language] })}>
      {Array.from({ length: count }, (_, index) => {
        const entries = columns.map(([column, field]) => {
          const offered = choices[column === '' ? name : `${name}.${column}`] ?? [];
          const at = { name: nameIn(name, index, column), row: index + 1 };
          return <Entry {...{ form, field, offered, choices, ...at }} key={column} />;
        });
        const note = notes[nameIn(name, index, '')];
        return (
          <>
            {columns.length === 1 ? entries : <div class="lb-row lb-fields">{entries}</div>}
            {note && <p class="kern-hint">{note}</p>}
          </>
        );
      })}
      {isWrong && <Fault form={form} name={name} />}
    </Group>
  );
};

const controls: Readonly<Record<Kind['control'], (props: EntryProps) => VNode>> = {
  line: Line,
  lines: (props) => <TextArea {...said(props)} />,
  flag: (props) => <Checkbox {...said(props)} />,
  choice: (props) => <Select {...said(props)} choices={props.offered} />,
  answers: (props) => <Radios {...said(props)} choices={props.offered} />,
  span: Span,
  rows: Rows,
};
