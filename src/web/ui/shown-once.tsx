/** A secret that is shown this once: in a field to copy from, with what happens when it comes again. */
import type { VNode } from 'preact';
import type { Language } from '../../shared/words.js';
import { dictionary } from '../../shared/words.js';
import { Alert } from './parts.js';

const words = dictionary(
  {
    once: 'Jetzt kopieren: Das zeigen wir nur dieses eine Mal',
    why: 'Wir bewahren es nicht auf. Wer es kennt, kann es benutzen: Geben Sie es nur weiter, wenn Sie das wollen.',
    again:
      'Dieses Formular kam zweimal bei uns an. Was wir beim ersten Mal gemacht hatten, gilt nicht mehr; ' +
      'nehmen Sie, was hier steht.',
  },
  {
    once: 'Copy it now: we show this only once',
    why: 'We do not keep it. Whoever knows it can use it: pass it on only if you mean to.',
    again:
      'This form reached us twice. What we had made the first time is no longer valid; please take what stands here.',
  },
);

/** So many letters stand in a line of the box on the smallest phone. */
const LETTERS_IN_LINE = 20;

/** Nothing of it may be hidden: whoever copies what is seen must have all of it. */
const rowsFor = (secret: string): number => Math.ceil(secret.length / LETTERS_IN_LINE) + 1;

interface ShownOnceProps {
  language: Language;
  label: string;
  secret: string;
  /** The form came a second time, so the first one's secret is void. */
  isAnew: boolean;
}

export const ShownOnce = ({ language, label, secret, isAnew }: ShownOnceProps): VNode => {
  const w = words[language];
  return (
    <>
      <Alert kind="success" title={w.once} isFocused>
        <p>{w.why}</p>
        {isAnew && <p>{w.again}</p>}
      </Alert>
      <div class="kern-form-input">
        <label class="kern-label" for="secret">
          {label}
        </label>
        <textarea
          class="kern-form-input__input lb-secret"
          id="secret"
          rows={rowsFor(secret)}
          readOnly
          autocomplete="off"
        >
          {secret}
        </textarea>
      </div>
    </>
  );
};
