/** Where an item is fetched and brought back: the place, the way there, and when it is open. */
import type { VNode } from 'preact';
import type { Temporal } from 'temporal-polyfill';
import type { StoragePlaceView } from '../../../items/storage-place.dto.js';
import type { Language } from '../../../shared/words.js';
import { ClosedDays } from '../../ui/closed-days.js';
import { Icon } from '../../ui/icon.js';
import { softened } from '../../ui/soft.js';
import { hoursByDays } from './hand-over-words.js';
import { itemWords } from './item-words.js';
import { mapAddresses } from '../../ui/map-addresses.js';

interface WhereFacts {
  place: StoragePlaceView;
  /** Of the alliance: an address may leave it out. */
  town: string;
  today: Temporal.PlainDate;
  language: Language;
}

/** A private address stands on no page that anybody may open, whoever looks. */
export const Where = ({ place, town, today, language }: WhereFacts): VNode => {
  const w = itemWords[language];
  return (
    <section class="lb-panel lb-stack" aria-labelledby="where">
      <h2 id="where">{w.where}</h2>
      <p>
        <b>{softened(place.name)}</b>
        <br />
        {place.private ? w.isPrivate : place.address}
        {!place.private && place.accessNotes && (
          <>
            <br />
            <span class="lb-quiet">{place.accessNotes}</span>
          </>
        )}
      </p>
      {!place.private && place.address && <Maps address={place.address} town={town} language={language} />}
      <Hours place={place} language={language} />
      <ClosedDays place={place} today={today} language={language} />
    </section>
  );
};

/** Plain links: nobody else learns anything before somebody follows one. */
const Maps = ({ address, town, language }: { address: string; town: string; language: Language }): VNode => {
  const w = itemWords[language];
  const { app, web } = mapAddresses(address, town);
  return (
    <p class="lb-acts lb-no-print">
      <a class="lb-btn lb-btn--2" href={app}>
        <Icon name="pin" />
        {w.openMap}
      </a>
      <a class="lb-btn lb-btn--3" href={web} rel="noopener noreferrer">
        {w.onTheWeb}
      </a>
    </p>
  );
};

const Hours = ({ place, language }: Pick<WhereFacts, 'place' | 'language'>): VNode => {
  const w = itemWords[language];
  const hours = hoursByDays(place.handOverWindows, language);
  if (hours.length === 0)
    return (
      <p>
        {w.windows}: {w.byArrangement}
      </p>
    );
  return (
    <table class="lb-hours">
      <caption>{w.windows}</caption>
      <tbody>
        {hours.map((one) => (
          <tr key={one.hours}>
            <th scope="row">{one.days}</th>
            <td>{one.hours}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
