/** A promise at risk: what it lacks, who has it, what there is instead, and the way to change it. */
import type { VNode } from 'preact';
import type { RiskSheet } from '../../../reservations/deciding/risk-sheet.view.js';
import { amount, inDigits } from '../../../shared/amounts.js';
import { shortPeriod } from '../../../shared/spoken-time.js';
import { dictionary } from '../../../shared/words.js';
import type { Page } from '../../ui/page.js';
import { Alert, ButtonLink, Title, Way } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { ClashComparison } from './clash-comparison.js';
import { decisionWords } from './decision-words.js';

const riskWords = dictionary(
  {
    title: (number: string) => `In Gefahr: ${number}`,
    lacks: 'Was fehlt',
    short: (item: string, free: string, quantity: string) => `${item}: Es gibt nur ${free} von ${quantity}.`,
    late: 'Eine andere Ausleihe ist noch nicht zurück.',
    safe: 'Es ist alles wieder da.',
    ways: 'Was möglich ist',
    less: (item: string, free: string) => `Weniger: ${item} nur ${free}.`,
    drop: (item: string) => `Weglassen: ${item}.`,
    wait: 'Abwarten, bis zurück ist, was fehlt: Dann verschwindet dieser Hinweis von selbst.',
    isOut: 'Ein Teil davon ist schon ausgegeben. Ändern lässt sich nur noch die Rückgabe.',
    call: (name: string, phone: string) => `Wer es braucht: ${name}, Telefon ${phone}.`,
    change: 'Reservierung ändern',
    see: 'Reservierung ansehen',
    all: 'Alle in Gefahr',
  },
  {
    title: (number: string) => `At risk: ${number}`,
    lacks: 'What is missing',
    short: (item: string, free: string, quantity: string) =>
      `${item}: there are only ${free} of ${quantity}.`,
    late: 'Another loan is not back yet.',
    safe: 'Everything is there again.',
    ways: 'What is possible',
    less: (item: string, free: string) => `Less: only ${free} of ${item}.`,
    drop: (item: string) => `Leave out: ${item}.`,
    wait: 'Wait until what is missing is back: then this notice goes away by itself.',
    isOut: 'Some of it was handed over already. Only the return can still be changed.',
    call: (name: string, phone: string) => `Who needs it: ${name}, phone ${phone}.`,
    change: 'Change the reservation',
    see: 'See the reservation',
    all: 'All at risk',
  },
);

interface RiskProps {
  visit: AllianceVisit;
  sheet: RiskSheet;
}

export function riskPage(props: RiskProps): Page {
  const { visit, sheet } = props;
  const w = riskWords[visit.language];
  const { id, number, partnerName, occasionName, period } = sheet.entry;
  const loan = `${visit.home}/requests/${id}`;
  const body = (
    <>
      <Title>{w.title(number)}</Title>
      <p>
        {softened(occasionName || partnerName)} · {softened(partnerName)} ·{' '}
        {shortPeriod(period, visit.timeZone, visit.language)}
      </p>
      {sheet.short.length === 0 ? (
        <Alert kind="success" title={w.safe} />
      ) : (
        <>
          <Lacks {...props} />
          <Ways {...props} />
        </>
      )}
      <p class="lb-acts">
        {sheet.canChange && sheet.short.length > 0 && (
          <ButtonLink href={`${loan}/change`} weight="primary">
            {w.change}
          </ButtonLink>
        )}
        <ButtonLink href={loan}>{w.see}</ButtonLink>
      </p>
      <Way href={`${visit.home}/manage/at-risk`}>{w.all}</Way>
    </>
  );
  return { title: w.title(number), body, place: 'decisions', look: 'wide' };
}

const Lacks = ({ visit, sheet: { entry, short } }: RiskProps): VNode => {
  const w = riskWords[visit.language];
  const { contactName, contactPhone, clashes } = entry;
  return (
    <>
      <h2>{w.lacks}</h2>
      <ul class="lb-list">
        {short.map(({ itemName, unit, quantity, free, isByLate }) => (
          <li key={itemName}>
            {softened(
              w.short(itemName, inDigits(free, visit.language), amount(quantity, unit, visit.language)),
            )}
            {isByLate && ` ${w.late}`}
          </li>
        ))}
      </ul>
      {contactPhone && <p>{softened(w.call(contactName, contactPhone))}</p>}
      {clashes.map((clash) => (
        <ClashComparison
          visit={visit}
          entry={entry}
          clash={clash}
          w={decisionWords[visit.language]}
          key={`${clash.itemName} ${clash.period.from.valueOf()}`}
        />
      ))}
    </>
  );
};

const Ways = ({ visit, sheet }: RiskProps): VNode => {
  const w = riskWords[visit.language];
  const { short, offers, canChange } = sheet;
  const less = short.map(({ itemName, unit, free }) =>
    free > 0 ? w.less(itemName, amount(free, unit, visit.language)) : w.drop(itemName),
  );
  const waits = short.some(({ isByLate }) => isByLate) ? [w.wait] : [];
  const ways = canChange ? [...less, ...offers, ...waits] : [w.isOut, ...waits];
  return (
    <>
      <h2>{w.ways}</h2>
      <ul class="lb-list">
        {ways.map((way) => (
          <li key={way}>{softened(way)}</li>
        ))}
      </ul>
    </>
  );
};
