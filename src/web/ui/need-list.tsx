/** What it takes to fetch a thing, as signs with their words. */
import type { VNode } from 'preact';
import { dictionary, type Language } from '../../shared/words.js';
import { Icon } from './icon.js';
import type { NeedSign } from './need-signs.js';
import { softened } from './soft.js';

const words = dictionary({ needed: 'Sie brauchen' }, { needed: 'You need' });

interface NeedsProps {
  needs: readonly NeedSign[];
  language: Language;
}

export const NeedList = ({ needs, language }: NeedsProps): VNode | null =>
  needs.length === 0 ? null : (
    <ul class="lb-needs" aria-label={words[language].needed}>
      {needs.map(({ sign, text }) => (
        <li key={text}>
          <Icon name={sign} />
          <span>{softened(text)}</span>
        </li>
      ))}
    </ul>
  );

/** The same with room to say what each is for. */
export const NeedBox = ({ needs, language }: NeedsProps): VNode => (
  <ul class="lb-needbox" aria-label={words[language].needed}>
    {needs.map(({ sign, text, note }) => (
      <li key={text}>
        <Icon name={sign} />
        <span>
          {softened(text)}
          {note !== undefined && <small> {note}</small>}
        </span>
      </li>
    ))}
  </ul>
);
