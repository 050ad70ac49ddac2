/** Where somebody types in for which days they want something, and at which times of day if that matters. */
import type { VNode } from 'preact';
import { dictionary } from '../../shared/words.js';
import type { FormState } from '../forms/typed.js';
import { Input } from '../ui/fields.js';

const words = dictionary(
  {
    from: 'Erster Tag',
    until: 'Letzter Tag',
    times: 'Uhrzeiten angeben',
    fromTime: 'Abholen ab',
    untilTime: 'Zurück bis',
    timesHint: 'Ohne Uhrzeiten gelten ganze Tage.',
  },
  {
    from: 'First day',
    until: 'Last day',
    times: 'Give times of day',
    fromTime: 'Fetch from',
    untilTime: 'Back by',
    timesHint: 'Without times, whole days count.',
  },
);

interface DaysProps {
  form: FormState;
  /** Nothing has to be chosen. */
  isQuiet?: boolean;
}

export const DaysFields = ({ form, isQuiet = false }: DaysProps): VNode => {
  const w = words[form.language];
  const field = { form, isQuiet };
  const time = { ...field, type: 'time', isOptional: !isQuiet } as const;
  const hasTimes = Boolean(form.typed['fromTime'] || form.typed['untilTime']);
  return (
    <>
      <div class="lb-days">
        <Input {...field} name="from" label={w.from} type="date" />
        <Input {...field} name="until" label={w.until} type="date" />
      </div>
      <details class="lb-open" open={hasTimes}>
        <summary>{w.times}</summary>
        <div class="lb-days">
          <Input {...time} name="fromTime" label={w.fromTime} hint={w.timesHint} />
          <Input {...time} name="untilTime" label={w.untilTime} />
        </div>
      </details>
    </>
  );
};
