/** A go-card: one walk to a storage place, for cold hands and old eyes: when, who, what, one big button; on paper a row of boxes. */
import type { ComponentChildren, VNode } from 'preact';
import { dictionary, type Language } from '../../shared/words.js';
import { ButtonLink } from './parts.js';
import { softened } from './soft.js';
import { telephone } from './telephone.js';

const words = dictionary(
  {
    boxes: '☐ ausgegeben ____  ☐ zurück ____',
    signature: 'Name: ______________________  Bemerkung: ______________________',
  },
  {
    boxes: '☐ handed over ____  ☐ back ____',
    signature: 'Name: ______________________  Remark: ______________________',
  },
);

export interface GoLine {
  /** As a number with what it counts: "3", or "3 Kisten". */
  count: string;
  name: string;
  /** Where it stands, or by which number it is found. */
  note?: string;
}

interface GoCardProps {
  /** Which way the things go; done is done, and late should be back already. */
  kind: 'out' | 'back' | 'late' | 'done';
  /** "ab 16:00 Uhr" */
  time: string;
  /** Its state as a badge, where it has one. */
  state?: ComponentChildren;
  who: string;
  /** What it is for. */
  occasion: string;
  lines: readonly GoLine[];
  /** Whom to call. */
  contact?: { name: string; phone: string };
  /** The one big button. */
  act?: { href: string; label: string; isNext: boolean };
  /** Of its heading: one below that of the section. */
  level?: 'h3' | 'h4';
  language: Language;
  children?: ComponentChildren;
}

export const GoCard = (props: GoCardProps): VNode => {
  const { kind, time, state, who, occasion, lines, contact, act, level: Name = 'h3', language } = props;
  const w = words[language];
  return (
    <article class={`lb-go lb-go--${kind}`}>
      <p class="lb-go__time">
        <b>{time}</b> {state}
      </p>
      <Name>{softened(who)}</Name>
      {occasion !== '' && <p class="lb-quiet">{softened(occasion)}</p>}
      <ul class="lb-go__lines">
        {lines.map(({ count, name, note }, position) => (
          <li key={position}>
            <b>{count}</b>{' '}
            <span>
              {softened(name)}
              {note && <small> {softened(note)}</small>}
            </span>{' '}
            <span class="lb-only-print">{w.boxes}</span>
          </li>
        ))}
      </ul>
      {contact && <Contact {...contact} />}
      {props.children}
      {act && (
        <ButtonLink href={act.href} weight={act.isNext ? 'primary' : 'secondary'}>
          {act.label}
          <span class="lb-sr">: {who}</span>
        </ButtonLink>
      )}
      <p class="lb-only-print">{w.signature}</p>
    </article>
  );
};

const Contact = ({ name, phone }: { name: string; phone: string }): VNode | null =>
  name === '' && phone === '' ? null : (
    <p class="lb-go__contact">
      {name}
      {name !== '' && phone !== '' && <br />}
      {phone !== '' && <a href={telephone(phone)}>{phone}</a>}
    </p>
  );
