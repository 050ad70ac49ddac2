/** What matters at a glance: signs, each with a few words and what belongs to them. */
import type { ComponentChildren, VNode } from 'preact';
import { Icon, type Sign } from './icon.js';

export interface GlanceFact {
  sign: Sign;
  title: string;
  lines: readonly ComponentChildren[];
}

export const Glance = ({ facts }: { facts: readonly GlanceFact[] }): VNode => (
  <ul class="lb-glance">
    {facts.map(({ sign, title, lines }, position) => (
      <li key={position}>
        <Icon name={sign} />
        <span>
          <b>{title}</b>
          {lines.map((line, index) => (
            <small key={index}> {line}</small>
          ))}
        </span>
      </li>
    ))}
  </ul>
);
