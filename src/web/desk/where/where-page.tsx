/** Where the units of an item are now, what goes out next, what was broken or lost, and who had it before. */
import type { VNode } from 'preact';
import type { WhereaboutsSheet } from '../../../reservations/looking/whereabouts.view.js';
import type { Where } from '../../../reservations/looking/whereabouts.js';
import { amount } from '../../../shared/amounts.js';
import { Icon } from '../../ui/icon.js';
import type { Page } from '../../ui/page.js';
import { Alert, Facts, Heading, Link, Title } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { Losses, Next, Out, Past, type SheetProps } from './where-lines.js';
import { whereWords } from './where-words.js';

/** `isEnded`: something was said to be in use again just now. */
export function wherePage(visit: AllianceVisit, sheet: WhereaboutsSheet, isEnded: boolean): Page {
  const w = whereWords[visit.language];
  const { item } = sheet;
  const props = { visit, sheet };
  const body = (
    <>
      <p class="lb-crumb lb-no-print">
        <a href={`${visit.home}/items/${item.id}`}>
          <Icon name="left" isSmall />
          {item.name}
        </a>
      </p>
      <Title>{softened(`${w.title} ${item.name}`)}</Title>
      {isEnded && <Alert kind="success" title={w.ended} isFocused />}
      <Heading>{w.now}</Heading>
      <Now {...props} />
      <Heading>{w.out}</Heading>
      <Out {...props} />
      <Heading>{w.next}</Heading>
      <Next {...props} />
      <Heading>{w.losses}</Heading>
      <Losses {...props} />
      <Heading>{w.past}</Heading>
      <Past {...props} />
    </>
  );
  return { title: `${w.title} ${item.name}`, body, place: 'list' };
}

const Now = ({ visit, sheet }: SheetProps): VNode => {
  const { spots, item, placeName, parts } = sheet;
  const { language, home } = visit;
  const w = whereWords[language];
  const sum = (where: Where): string => {
    const units = spots
      .filter((spot) => spot.where === where)
      .reduce((all, { quantity }) => all + quantity, 0);
    return units === 0 ? '' : amount(units, item.unit, language);
  };
  const facts = [
    [w.store(placeName), sum('store')],
    [w.outSum, sum('out')],
    [w.ownUseSum, sum('own-use')],
    [w.repairSum, sum('repair')],
    [w.missingSum, sum('missing')],
  ] as const;
  return (
    <>
      {spots.length === 0 ? <p>{w.none}</p> : <Facts facts={facts} />}
      {parts.length > 0 && <p>{w.parts}</p>}
      {parts.length > 0 && (
        <ul class="lb-links">
          {parts.map(({ id, name }) => (
            <li key={id}>
              <Link href={`${home}/items/${id}/where`}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
