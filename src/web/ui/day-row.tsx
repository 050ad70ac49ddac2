/** A day of the week with its walks: what is fetched and what comes back, each with the way to it. */
import type { VNode } from 'preact';
import { dictionary, type Language } from '../../shared/words.js';
import { Icon, type Sign } from './icon.js';
import { softened } from './soft.js';

const words = dictionary(
  { out: 'Abholung', back: 'Rückgabe', late: 'Überfällig' },
  { out: 'Pick-up', back: 'Return', late: 'Overdue' },
);

/** Which way the things go; those that should be back already are late. */
export type WalkKind = keyof (typeof words)['de'];

const signs = { out: 'out', back: 'back', late: 'late' } as const satisfies Record<WalkKind, Sign>;

export interface Walk {
  kind: WalkKind;
  href: string;
  /** What it is for, and who comes. */
  title: string;
  /** What they carry, where and when. */
  note: string;
}

interface DayRowProps {
  /** "Heute", "Do." */
  day: string;
  /** "03.12." */
  date: string;
  walks: readonly Walk[];
  language: Language;
}

export const DayRow = ({ day, date, walks, language }: DayRowProps): VNode => (
  <li class="lb-dayrow">
    <p class="lb-dayrow__when">
      {day} <small>{date}</small>
    </p>
    <ul>
      {walks.map(({ kind, href, title, note }, position) => (
        <li class={`lb-dayrow__walk lb-dayrow__walk--${kind}`} key={position}>
          <Icon name={signs[kind]} />
          <span>
            <span class="lb-sr">{words[language][kind]}: </span>
            <a href={href}>{softened(title)}</a>
            <br />
            <small class="lb-quiet">{softened(note)}</small>
          </span>
        </li>
      ))}
    </ul>
  </li>
);
