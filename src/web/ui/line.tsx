/** A line: one request or loan at a glance, with its days at the left and the next step in bold. */
import type { ComponentChildren, VNode } from 'preact';
import { isSameDay, type Days } from '../../shared/days.js';
import { monthInShort, shortDays, weekdayInShort } from '../../shared/spoken-time.js';
import type { Language } from '../../shared/words.js';
import { Icon } from './icon.js';
import { softened } from './soft.js';

interface LineProps {
  days: Days;
  /** Its state as a badge. */
  state: ComponentChildren;
  name: string;
  /** Where the whole line leads. */
  href: string;
  /** Which things. */
  what: string;
  /** Who does what by when. */
  next?: string;
  /** A button for that, where there is one. */
  act?: ComponentChildren;
  /** Of its name; one below that of the section. */
  level?: 'h2' | 'h3';
  language: Language;
  /** What else there is to say. */
  children?: ComponentChildren;
}

export const Line = (props: LineProps): VNode => {
  const { days, state, name, href, what, next, act, level: Name = 'h3', language, children } = props;
  return (
    <li class="lb-line">
      <LineDate days={days} language={language} />
      <div class="lb-line__body">
        <p class="lb-line__top">{state}</p>
        <Name class="lb-line__name">
          <a href={href}>{softened(name)}</a>
        </Name>
        <p class="lb-small">{softened(what)}</p>
        {children}
        {next && (
          <p class="lb-line__next">
            <Icon name="right" isSmall />
            <span>{next}</span>
          </p>
        )}
      </div>
      {act && <div class="lb-line__act">{act}</div>}
    </li>
  );
};

/** "Fr 04. Dez. bis Mo., 07.12." */
const LineDate = ({ days: { from, until }, language }: Pick<LineProps, 'days' | 'language'>): VNode => (
  <p class="lb-line__date">
    <span>{weekdayInShort(from, language)}</span> <b>{String(from.day).padStart(2, '0')}</b>{' '}
    <span>{monthInShort(from, language)}</span>
    {!isSameDay(from, until) && (
      <span class="to">
        {' '}
        {language === 'de' ? 'bis' : 'to'}
        <br />
        {shortDays({ from: until, until }, language)}
      </span>
    )}
  </p>
);
