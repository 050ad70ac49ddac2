/** "Heute": what the day asks of the coordination: numbers, each with the way to it; what comes first; the week. */
import type { VNode } from 'preact';
import { Temporal } from 'temporal-polyfill';
import { dateInWords, dayOfYearInWords } from '../../../shared/spoken-time.js';
import { Icon } from '../../ui/icon.js';
import type { Page } from '../../ui/page.js';
import { Alert, ButtonLink, Link, Title } from '../../ui/parts.js';
import { Tile, Tiles } from '../../ui/tile.js';
import { byWhen, First } from './first.js';
import type { SpokenToday, TodayProps } from './today-props.js';
import { todayWords } from './today-words.js';
import { Week } from './week.js';

export function todayPage(props: TodayProps): Page {
  const { visit } = props;
  const w = todayWords[visit.language];
  const spoken = { ...props, w };
  const body = (
    <>
      <TodayHead {...spoken} />
      <Numbers {...spoken} />
      <Holidays {...spoken} />
      <div class="lb-cols lb-cols--2">
        <First {...spoken} />
        <Week {...spoken} />
      </div>
    </>
  );
  return { title: w.title, body, place: 'today', look: 'wide' };
}

const TodayHead = (props: SpokenToday): VNode => {
  const { visit, today, w } = props;
  return (
    <div class="lb-title">
      <div>
        <Title>{dayOfYearInWords(today.week[0]!.day, visit.language)}</Title>
        <p class="lb-title__sub">{waitingInWords(props)}</p>
      </div>
      <div class="lb-acts">
        {today.waiting > 0 && (
          <ButtonLink href={`${visit.home}/decisions`} weight="primary">
            {w.decideNow}
          </ButtonLink>
        )}
        <ButtonLink href={`${visit.home}/for-caller`}>
          <Icon name="phone" />
          {w.forCaller}
        </ButtonLink>
      </div>
    </div>
  );
};

/** Whoever asks to be let in waits without a deadline. */
function waitingInWords(props: SpokenToday): string {
  const { today, w } = props;
  if (today.waiting === 0) return w.nothingWaits;
  const [soonest] = today.soonDue;
  return soonest ? w.waits(today.waiting, byWhen(soonest.decideBy, props)) : w.waitAlone(today.waiting);
}

const Numbers = (props: SpokenToday): VNode => {
  const { visit, today, w } = props;
  const [sheet] = today.week;
  const [soonest] = today.soonDue;
  const tiles = [
    ['waiting', 'ask', 'decisions', soonest && byWhen(soonest.decideBy, props)],
    ['atRisk', 'bad', 'manage/at-risk', namesOf(today.broken.map(({ itemName }) => itemName))],
    ['pickUps', 'out', 'desk', namesOf(sheet!.pickUps.map(({ placeName }) => placeName))],
    ['returns', 'ok', 'desk', namesOf(sheet!.returns.map(({ placeName }) => placeName))],
    ['failedMails', 'end', 'manage/mails?state=dead', undefined],
  ] as const;
  return (
    <section aria-label={w.numbers}>
      <Tiles>
        {tiles.map(([what, look, path, note]) => (
          <Tile
            look={look}
            count={today[what]}
            label={w.tiles[what](today[what])}
            note={note}
            href={`${visit.home}/${path}`}
            key={what}
          />
        ))}
      </Tiles>
    </section>
  );
};

/** A few, each once; more would only make the tile high. */
const namesOf = (names: readonly string[]): string => [...new Set(names)].slice(0, 2).join(', ');

const Holidays = ({ visit, outlook, w }: SpokenToday): VNode | null => {
  if (!outlook.runsOut) return null;
  const until =
    outlook.knownUntil && dateInWords(Temporal.PlainDate.from(outlook.knownUntil), visit.language);
  return (
    <Alert kind="warning" title={w.holidays}>
      <p>
        {until ? w.holidaysUntil(until) : w.noHolidays}{' '}
        <Link href={`${visit.home}/manage/school-holidays`}>{w.enter}</Link>
      </p>
    </Alert>
  );
};
