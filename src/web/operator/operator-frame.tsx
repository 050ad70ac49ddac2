/** What the operator's pages share: the way back, and instants in words. */
import type { ComponentChildren, VNode } from 'preact';
import { dayAndTime, dateInWords } from '../../shared/spoken-time.js';
import { dictionary, type Language } from '../../shared/words.js';
import { dayAt } from '../../shared/zone.js';
import type { Page } from '../ui/page.js';
import { ButtonLink, Link, Title } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';

export const OPERATOR = '/operator';

/** Alliances have zones of their own; the operator reads all of them in one. */
const ZONE = 'Europe/Berlin';

export const moment = (at: Date, language: Language): string => dayAndTime(at, ZONE, language);

export const dayOnly = (at: Date, language: Language): string => dateInWords(dayAt(at, ZONE), language);

const words = dictionary(
  { back: 'Betrieb', path: 'Wo Sie sind', next: 'Weitere anzeigen' },
  { back: 'Operation', path: 'Where you are', next: 'Show more' },
);

interface Framed {
  title: string;
  isStart?: boolean;
  children: ComponentChildren;
}

export function operatorPage({ language }: Visit, { title, isStart = false, children }: Framed): Page {
  const w = words[language];
  const body = (
    <>
      {!isStart && (
        <nav aria-label={w.path}>
          <ol class="lb-path">
            <li>
              <Link href={OPERATOR}>{w.back}</Link>
            </li>
          </ol>
        </nav>
      )}
      <Title>{title}</Title>
      {children}
    </>
  );
  return { title, body, place: 'operator', look: isStart ? 'wide' : 'read' };
}

/** Nothing on the last part of a list. */
export const NextPart = ({
  path,
  cursor,
  language,
}: {
  path: string;
  cursor: string | null;
  language: Language;
}): VNode | null =>
  cursor === null ? null : (
    <p>
      <ButtonLink href={`${path}?${new URLSearchParams({ cursor }).toString()}`}>
        {words[language].next}
      </ButtonLink>
    </p>
  );
