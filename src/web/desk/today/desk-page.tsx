/** The things of today and tomorrow: who fetches what where, and who brings it back; on paper a sheet with boxes to tick. */
import type { VNode } from 'preact';
import type { DaySheet, HandOver } from '../../../reservations/desk/day-sheet.view.js';
import { inDigits } from '../../../shared/amounts.js';
import { isEmpty } from '../../../shared/period.js';
import { clockSpan, dayOfYearInWords } from '../../../shared/spoken-time.js';
import { endingTime } from '../../../shared/zone.js';
import { GoCard } from '../../ui/go-card.js';
import { Icon } from '../../ui/icon.js';
import type { Page } from '../../ui/page.js';
import { Alert, Heading, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { deskWords, type DeskWords } from './desk-words.js';

export function deskPage(visit: AllianceVisit, sheets: readonly [today: DaySheet, tomorrow: DaySheet]): Page {
  const w = deskWords[visit.language];
  const [today, tomorrow] = sheets;
  const places = [...new Set(sheets.flatMap(placesOf))];
  const isOnePlace = places.length === 1;
  const body = (
    <>
      <div class="lb-title">
        <div>
          <Title>{dayOfYearInWords(today.day, visit.language)}</Title>
          {isOnePlace && <p class="lb-title__sub">{softened(places[0]!)}</p>}
        </div>
      </div>
      <DayWalks visit={visit} sheet={today} w={w} isOnePlace={isOnePlace} level="h3" />
      <section
        class={placesOf(tomorrow).length === 0 ? 'lb-desk__day lb-no-print' : 'lb-desk__day'}
        aria-labelledby="h-tomorrow"
      >
        <Heading id="h-tomorrow">{w.tomorrow(dayOfYearInWords(tomorrow.day, visit.language))}</Heading>
        <DayWalks visit={visit} sheet={tomorrow} w={w} isOnePlace={isOnePlace} level="h4" />
      </section>
      <div class="lb-desk__sec lb-no-print">
        <Alert kind="info" title={w.noSignal}>
          <p>{w.paper}</p>
        </Alert>
      </div>
    </>
  );
  return { title: w.title, body, place: 'today', look: 'desk' };
}

const placesOf = ({ pickUps, returns }: DaySheet): string[] =>
  [...pickUps, ...returns].map(({ placeName }) => placeName);

interface DayProps {
  visit: AllianceVisit;
  sheet: DaySheet;
  w: DeskWords;
  /** Said once above, instead of on every card. */
  isOnePlace: boolean;
  /** Of the cards; the ways stand one above. */
  level: 'h3' | 'h4';
}

const DayWalks = (props: DayProps): VNode => {
  const { sheet, w } = props;
  return (
    <>
      <Walks {...props} kind="out" title={w.pickUps(sheet.pickUps.length)} walks={sheet.pickUps} />
      <Walks {...props} kind="back" title={w.returns(sheet.returns.length)} walks={sheet.returns} />
    </>
  );
};

interface WalksProps extends DayProps {
  kind: 'out' | 'back';
  title: string;
  walks: readonly HandOver[];
}

const Walks = (props: WalksProps): VNode => {
  const { kind, title, walks, level } = props;
  const Name = level === 'h3' ? 'h2' : 'h3';
  return (
    <section class={walks.length === 0 ? 'lb-desk__sec lb-no-print' : 'lb-desk__sec'}>
      <Name class="lb-desk__way">
        <Icon name={kind} />
        {title}
      </Name>
      {walks.length > 0 && (
        <div class="lb-desk__grid">
          {walks.map((one) => (
            <WalkCard {...props} one={one} key={keyOf(one)} />
          ))}
        </div>
      )}
    </section>
  );
};

const keyOf = ({ reservationId, placeId, hours }: HandOver): string =>
  `${reservationId} ${placeId} ${hours.from.toISOString()} ${hours.until.toISOString()}`;

const WalkCard = (props: WalksProps & { one: HandOver }): VNode => {
  const { visit, kind, level, one, isOnePlace, w } = props;
  const { home, timeZone, language } = visit;
  const time = isEmpty(one.hours)
    ? endingTime(one.hours.until, timeZone).time
    : clockSpan(one.hours, timeZone);
  return (
    <GoCard
      kind={kind}
      time={w.oClock(time)}
      state={!isOnePlace && <span class="lb-go__place">{softened(one.placeName)}</span>}
      who={one.partnerName}
      occasion={one.occasionName}
      lines={one.things.map(({ name, quantity, inventoryNumber }) => ({
        count: inDigits(quantity, language),
        name,
        note: inventoryNumber,
      }))}
      contact={{ name: one.contactName, phone: one.contactPhone }}
      act={{ href: `${home}/requests/${one.reservationId}`, label: w.toRequest, isNext: false }}
      level={level}
      language={language}
    />
  );
};
