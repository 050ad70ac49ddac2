/** One's own things, such as sessions and calendar addresses: each with what it is, and buttons to end it. */
import type { ComponentChildren, VNode } from 'preact';
import { dayAndTime } from '../../shared/spoken-time.js';
import type { Language } from '../../shared/words.js';

/** An account belongs to no alliance, and so to none of their zones. */
const ZONE = 'Europe/Berlin';

export const spoken = (instant: string, language: Language, zone = ZONE): string =>
  dayAndTime(new Date(instant), zone, language);

export const Things = ({ children }: { children: ComponentChildren }): VNode => (
  <ul class="lb-plain-list lb-own">{children}</ul>
);

interface ThingProps {
  title: ComponentChildren;
  /** A line each. */
  facts: readonly string[];
  /** Forms with one button each. */
  children?: ComponentChildren;
}

export const Thing = ({ title, facts, children }: ThingProps): VNode => (
  <li class="lb-own__thing">
    <div>
      <p>
        <b>{title}</b>
      </p>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
    </div>
    {children && <div class="lb-row">{children}</div>}
  </li>
);
