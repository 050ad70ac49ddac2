/** The page of components: one section each, every state, with made-up words. In English, as the docs are. */
import type { VNode } from 'preact';
import type { Page } from '../ui/page.js';
import { Title } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import {
  AtAGlance,
  Clashes,
  CountRows,
  DayRows,
  GoCards,
  Lines,
  LoanStates,
  Nothing,
  TilesShown,
  Weeks,
} from './desk-pieces.js';
import { Colours, Drawings, Signs, Types } from './foundations.js';
import { Buttons, Choosing, Fields, Notes, Quantities, States } from './pieces.js';

const sections: readonly (readonly [title: string, Section: (props: { visit: Visit }) => VNode])[] = [
  ['Colours', Colours],
  ['Type', Types],
  ['Signs', Signs],
  ['Drawings', Drawings],
  ['Buttons', Buttons],
  ['States', States],
  ['Notes', Notes],
  ['Quantities', Quantities],
  ['Choosing', Choosing],
  ['Fields', Fields],
  ['States of a loan', LoanStates],
  ['Lines', Lines],
  ['At a glance', AtAGlance],
  ['Weeks', Weeks],
  ['Tiles', TilesShown],
  ['Day rows', DayRows],
  ['Clash bars', Clashes],
  ['Go cards', GoCards],
  ['Counting', CountRows],
  ['Empty', Nothing],
];

export function designPage(visit: Visit): Page {
  const body = (
    <div class="lb-stack lb-stack--wide" lang="en">
      <Title>Design</Title>
      {sections.map(([title, Section]) => (
        <section class="lb-stack" key={title}>
          <h2>{title}</h2>
          <Section visit={visit} />
        </section>
      ))}
    </div>
  );
  return { title: 'Design', body, look: 'wide' };
}
