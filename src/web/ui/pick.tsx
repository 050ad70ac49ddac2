/** A big pick: boxes to tick, or one of several to choose, where the whole field can be pressed. */
import type { ComponentChildren, VNode } from 'preact';

interface Pick {
  value: string;
  /** What one agrees to by it. */
  label: ComponentChildren;
  isPicked?: boolean;
}

interface PicksProps {
  /** Of the field. */
  name: string;
  /** What they are about; it is read aloud. */
  legend: string;
  /** One of several; otherwise each for itself. */
  isOne?: boolean;
  picks: readonly Pick[];
}

export const Picks = ({ name, legend, isOne = false, picks }: PicksProps): VNode => (
  <fieldset class="lb-pick">
    <legend class="lb-sr">{legend}</legend>
    {picks.map(({ value, label, isPicked = false }) => (
      <label class="lb-pick__one" key={value}>
        <input type={isOne ? 'radio' : 'checkbox'} name={name} value={value} checked={isPicked} />
        <span>{label}</span>
      </label>
    ))}
  </fieldset>
);
