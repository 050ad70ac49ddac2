/** What the coordination and the desk are put together from, with made-up loans; some of it waits for the pages that hand over. */
import type { VNode } from 'preact';
import { Temporal } from 'temporal-polyfill';
import { ClashBars } from '../ui/clash-bars.js';
import { CountRow } from '../ui/count-row.js';
import { DayRow } from '../ui/day-row.js';
import { Empty } from '../ui/empty.js';
import { Glance } from '../ui/glance.js';
import { GoCard } from '../ui/go-card.js';
import { Line } from '../ui/line.js';
import { Picks } from '../ui/pick.js';
import { State, type Looking } from '../ui/state.js';
import { Tile, Tiles } from '../ui/tile.js';
import type { Visit } from '../ui/visit.js';
import { WeekState, type WeekLook } from '../ui/week.js';

interface Shown {
  visit: Visit;
}

const looks: readonly (readonly [word: string, looking: Looking])[] = [
  ['Anfrage', { look: 'ask', sign: 'ask' }],
  ['Zugesagt', { look: 'ok', sign: 'check' }],
  ['In Gefahr', { look: 'warn', sign: 'warn' }],
  ['Ausgegeben', { look: 'out', sign: 'out' }],
  ['Überfällig', { look: 'bad', sign: 'late' }],
  ['Zurückgegeben', { look: 'ok', sign: 'back' }],
  ['Abgelaufen', { look: 'end', sign: 'wait' }],
];

export const LoanStates = (): VNode => (
  <p class="lb-acts" lang="de">
    {looks.map(([word, looking]) => (
      <State {...looking} key={word}>
        {word}
      </State>
    ))}
  </p>
);

export const TilesShown = (): VNode => (
  <Tiles>
    <Tile look="ask" count={6} label="To decide" note="by today, 16:30" href="#top" />
    <Tile look="bad" count={1} label="At risk" href="#top" />
    <Tile look="out" count={3} label="Pick-ups today" href="#top" />
  </Tiles>
);

const days = { from: Temporal.PlainDate.from('2026-12-18'), until: Temporal.PlainDate.from('2026-12-21') };

export const Lines = ({ visit: { language } }: Shown): VNode => (
  <ul class="lb-lines">
    <Line
      days={days}
      state={
        <State look="ok" sign="check">
          Zugesagt
        </State>
      }
      name="Weihnachtsfeier der Jugendabteilung"
      href="#top"
      what="8 × Bierzeltgarnitur schmal, 2 × Faltpavillon"
      next="Abholen am Fr., 18.12., 07:00–12:00 Uhr"
      language={language}
    />
  </ul>
);

export const AtAGlance = (): VNode => (
  <Glance
    facts={[
      { sign: 'pin', title: 'Fr., 18. Dezember, 07:00–12:00 Uhr', lines: ['Bauhof, Halle 2', 'Am Bauhof 3'] },
      {
        sign: 'car',
        title: 'Bitte mitbringen',
        lines: ['Fahrzeug: Kombi mit Anhänger', 'Zum Tragen: 2 Personen'],
      },
      { sign: 'phone', title: 'Vor Ort öffnet', lines: ['Gerätewartin Jule Harms, 030 23125 141'] },
    ]}
  />
);

const weeks: readonly (readonly [day: string, look: WeekLook, says: string])[] = [
  ['Fr., 04.12.', 'ok', 'alles frei'],
  ['Fr., 11.12.', 'part', '8 von 10 frei'],
  ['Fr., 18.12.', 'no', 'geschlossen'],
];

export const Weeks = (): VNode => (
  <ul class="lb-weeks">
    {weeks.map(([day, look, says]) => (
      <li key={day}>
        <a class={`lb-week lb-week--${look}`} href="#top" aria-current={look === 'part' ? 'true' : undefined}>
          <b>{day}</b> <WeekState look={look} says={says} />
        </a>
      </li>
    ))}
  </ul>
);

export const DayRows = ({ visit: { language } }: Shown): VNode => (
  <ul class="lb-panel">
    <DayRow
      day="Heute"
      date="30.11."
      language={language}
      walks={[
        { kind: 'out', href: '#top', title: 'Flohmarkt, Gemeinde', note: '2 × Klapptisch · Bauhof' },
        { kind: 'back', href: '#top', title: 'Hallenturnier, SV Blau-Weiß', note: '1 × Beamer · Jugendclub' },
      ]}
    />
  </ul>
);

export const GoCards = ({ visit: { language } }: Shown): VNode => (
  <div class="lb-desk lb-desk__grid">
    <GoCard
      kind="out"
      time="ab 16:00 Uhr"
      state={
        <State look="ok" sign="check">
          Zugesagt
        </State>
      }
      who="Förderverein der Grundschule"
      occasion="Adventsmarkt"
      lines={[{ count: '3', name: 'Besteckkasten', note: 'Regal A' }]}
      contact={{ name: 'Anke Tannhäuser', phone: '030 23125 100' }}
      act={{ href: '#top', label: 'Ausgeben', isNext: true }}
      language={language}
    />
  </div>
);

export const CountRows = ({ visit: { language } }: Shown): VNode => (
  <form class="lb-panel lb-desk" action="#top">
    <ul>
      <CountRow
        {...{
          id: 'A-037',
          name: 'Geschirrkiste Kaffeegedeck',
          category: 'Küche und Geschirr',
          unit: 'Kiste',
        }}
        {...{ note: 'Regal A', field: 'counts.A-037', value: 2, planned: 3, language }}
      />
    </ul>
    <Picks
      name="deposit"
      legend="Deposit"
      picks={[
        { value: 'cash', label: '20 € received in cash', isPicked: true },
        { value: 'none', label: 'Waived' },
      ]}
    />
  </form>
);

export const Clashes = (): VNode => (
  <ClashBars
    label="There are 18, needed are 21"
    limit={18}
    bars={[
      { who: 'Familienfest', amount: '8, approved', quantity: 8, look: 'ok' },
      { who: 'Empfang', amount: '5, asked', quantity: 5, look: 'ask' },
      { who: 'This request', amount: '8, 3 are missing', quantity: 8, look: 'bad' },
    ]}
  />
);

export const Nothing = (): VNode => (
  <Empty title="Nothing here yet">
    <p>An empty state says what to do.</p>
  </Empty>
);
