/** A form: posts to one of our own pages, acts once however often it is sent, and says above what went wrong. */
import type { ComponentChildren, VNode } from 'preact';
import { idOf } from './fields.js';
import { frameWords } from './frame-words.js';
import { Alert } from './parts.js';
import type { FormState, Typed } from '../forms/typed.js';
import type { Visit } from './visit.js';
import type { FieldFault, Reason, Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';

/** What a form shows: on the first visit with nothing typed, after a refusal with what was. */
export const formState = (visit: Visit, typed: Typed = {}, refusal?: Refusal): FormState => ({
  typed,
  refusal,
  language: visit.language,
  formToken: visit.formToken,
});

interface FormProps {
  form: FormState;
  action: string;
  /** Beside `formToken`: what travels along unseen. */
  hidden?: Typed;
  /** It has a field for a file. */
  takesFile?: boolean;
  /** Where a script sends several files one after the other: whether the page shows what was added, or says what became of each. */
  oneEach?: 'shown' | 'said';
  /** For what stands elsewhere on the page and belongs to it. */
  id?: string;
  class?: string;
  /** Said by a script while it is on its way, where the answer may take some seconds. */
  meanwhile?: string;
  children: ComponentChildren;
}

/** Without its refusal; put a `Refused` where people look first. */
export const Form = ({
  form,
  action,
  hidden = {},
  takesFile,
  oneEach,
  id,
  class: name,
  meanwhile,
  children,
}: FormProps): VNode => (
  <form
    id={id}
    method="post"
    action={action}
    class={name ?? 'lb-form'}
    encType={takesFile ? 'multipart/form-data' : undefined}
    novalidate
    data-once
    data-each={oneEach}
  >
    <input type="hidden" name="formToken" value={form.formToken} />
    {Object.entries(hidden).map(([field, value]) => (
      <input type="hidden" name={field} value={value} key={field} />
    ))}
    {children}
    {meanwhile !== undefined && (
      <output>
        <span data-meanwhile hidden>
          <progress aria-label={meanwhile} /> {meanwhile}
        </span>
      </output>
    )}
  </form>
);

/** What fields are called, by their names; other words of the same dictionary do no harm. */
type Labels = Readonly<Record<string, unknown>>;

/** Everything that is wrong, at the top, each with a link to its field. Reasons of rules and stock stand there too. */
export const Refused = ({ form, labels = {} }: { form: FormState; labels?: Labels }): VNode | null => {
  const { refusal, language } = form;
  if (!refusal) return null;
  const w = frameWords[language];
  const { errors = [], reasons = [] } = refusal.details;
  const isStale = refusal.kind === 'stale';
  const title = errors.length > 0 && !isStale ? w.faults(errors.length) : w.refused;
  return (
    <Alert kind="danger" title={title} isFocused>
      {(isStale || errors.length + reasons.length === 0) && <p>{refusal.words[language]}</p>}
      <Faults errors={errors} reasons={reasons} language={language} labels={labels} />
    </Alert>
  );
};

/** What could be had instead of what was refused, in sentences. */
export const Instead = ({
  form: { refusal, language },
  title,
}: {
  form: FormState;
  title: string;
}): VNode | null => {
  const { offers = [] } = refusal?.details ?? {};
  if (offers.length === 0) return null;
  return (
    <Alert kind="info" title={title}>
      <ul class="lb-list">
        {offers.map(({ message }) => (
          <li key={message[language]}>{message[language]}</li>
        ))}
      </ul>
    </Alert>
  );
};

interface FaultsProps {
  errors: readonly FieldFault[];
  reasons: readonly Reason[];
  language: Language;
  labels: Labels;
}

const Faults = ({ errors, reasons, language, labels }: FaultsProps): VNode | null => {
  if (errors.length + reasons.length === 0) return null;
  return (
    <ul class="lb-faults">
      {errors.map(({ field, message }) => (
        <li key={field}>
          <a class="lb-link" href={`#${idOf(field)}`}>
            {labelled(field, message[language], labels)}
          </a>
        </li>
      ))}
      {reasons.map(({ code, message }) => (
        <li key={`${code} ${message[language]}`}>{message[language]}</li>
      ))}
    </ul>
  );
};

/** "Einheit: Bitte …": several fields may lack the same. */
function labelled(field: string, says: string, labels: Labels): string {
  const label = labels[field];
  if (typeof label !== 'string') return says;
  return label.endsWith('?') ? `${label} ${says}` : `${label}: ${says}`;
}
