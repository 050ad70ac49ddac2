/** "Stimmt das noch?": each entry with what the list says of it, a button for all, and one for each. */
import type { ComponentChildren, VNode } from 'preact';
import type { ItemView } from '../../../items/item.dto.js';
import type { StoragePlaceView } from '../../../items/storage-place.dto.js';
import { monthInWords, weekdayInWords } from '../../../shared/spoken-time.js';
import { dayAt } from '../../../shared/zone.js';
import { Empty } from '../../ui/empty.js';
import { Form, formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Facts, Heading } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { manageOf, managePage } from '../manage-frame.js';
import { quantityInWords } from '../spoken.js';
import { confirmationWords } from './confirmation-words.js';
import { seenField } from './seen-entries.js';

export interface ItemEntry {
  item: ItemView;
  heldAt: Date;
}

export interface PlaceEntry {
  place: StoragePlaceView;
  heldAt: Date;
}

interface ConfirmationsProps {
  visit: AllianceVisit;
  items: readonly ItemEntry[];
  places: readonly PlaceEntry[];
  /** There are more than these. */
  hasMore: boolean;
  done: string | undefined;
}

/** What of theirs somebody is asked about. */
export function ownConfirmationsPage(props: ConfirmationsProps): Page {
  const { visit, items, places, done } = props;
  const w = confirmationWords[visit.language];
  const ids = [...items.map(({ item }) => item.id), ...places.map(({ place }) => place.id)];
  const hidden = Object.fromEntries(ids.map((id) => [seenField(id), 'true']));
  const children =
    ids.length === 0 ? (
      <Empty title={w.none} />
    ) : (
      <>
        <p>{w.lead}</p>
        <Form form={formState(visit)} action={pathOf(visit)} hidden={hidden} class="lb-row">
          <Button>{w.confirmAll}</Button>
        </Form>
        <Entries {...props} isOfAll={false} />
      </>
    );
  return managePage(visit, { title: w.title, done, children });
}

/** The same of the whole alliance, for the coordination. */
export function allConfirmationsPage(props: ConfirmationsProps): Page {
  const { visit, items, places, done } = props;
  const w = confirmationWords[visit.language];
  const children =
    items.length + places.length === 0 ? (
      <Empty title={w.none} />
    ) : (
      <>
        <p>{w.allLead}</p>
        <Entries {...props} isOfAll />
      </>
    );
  return managePage(visit, { title: w.allTitle, done, children });
}

const pathOf = (visit: AllianceVisit): string => `${manageOf(visit)}/confirmations`;

type EntriesProps = ConfirmationsProps & { isOfAll: boolean };

const Entries = (props: EntriesProps): VNode => {
  const { visit, items, places, hasMore } = props;
  const w = confirmationWords[visit.language];
  return (
    <>
      {hasMore && <p>{w.more(items.length + places.length)}</p>}
      {items.length > 0 && <Heading>{w.items}</Heading>}
      {items.map((entry) => (
        <ItemRow {...props} entry={entry} key={entry.item.id} />
      ))}
      {places.length > 0 && <Heading>{w.places}</Heading>}
      {places.map((entry) => (
        <PlaceRow {...props} entry={entry} key={entry.place.id} />
      ))}
    </>
  );
};

const ItemRow = ({ visit, isOfAll, entry: { item, heldAt } }: EntriesProps & { entry: ItemEntry }): VNode => {
  const w = confirmationWords[visit.language];
  return (
    <Row
      {...{ visit, isOfAll }}
      name={item.name}
      path={`items/${item.id}`}
      change={`${manageOf(visit)}/items/${item.id}`}
      facts={[
        [w.quantity, quantityInWords(item, visit.language)],
        [w.place, softened(item.storagePlace.name)],
        [w.owner, softened(item.owner.name)],
        [w.description, softened(item.description)],
        [w.notes, softened(item.notes)],
        [w.since, sinceInWords(visit, heldAt)],
      ]}
    />
  );
};

const PlaceRow = ({
  visit,
  isOfAll,
  entry: { place, heldAt },
}: EntriesProps & { entry: PlaceEntry }): VNode => {
  const w = confirmationWords[visit.language];
  const mayChange = visit.actor.may('storage-places.change');
  const opens = [place.contactName, place.contactPhone].filter(Boolean).join(', ');
  return (
    <Row
      {...{ visit, isOfAll }}
      name={place.name}
      path={`places/${place.id}`}
      change={mayChange ? `${manageOf(visit)}/places/${place.id}` : undefined}
      facts={[
        [w.address, softened(place.address ?? '')],
        [w.access, softened(place.accessNotes ?? '')],
        [w.hours, hoursOf(place, visit)],
        [w.contact, softened(opens || w.keepers)],
        [w.since, sinceInWords(visit, heldAt)],
      ]}
    />
  );
};

interface RowProps {
  visit: AllianceVisit;
  isOfAll: boolean;
  name: string;
  /** Below the page's own. */
  path: string;
  /** Undefined for whoever may not. */
  change: string | undefined;
  facts: readonly (readonly [string, ComponentChildren])[];
}

const Row = ({ visit, isOfAll, name, path, change, facts }: RowProps): VNode => {
  const w = confirmationWords[visit.language];
  const { contactName, contactPhone } = visit.actor.alliance;
  const who = [contactName, contactPhone].filter(Boolean).join(', ');
  return (
    <section class="lb-panel">
      <h3>{softened(name)}</h3>
      <Facts facts={facts} />
      {change === undefined && <p>{w.otherwise(who)}</p>}
      <Form
        form={formState(visit)}
        action={`${pathOf(visit)}/${path}`}
        hidden={isOfAll ? { all: 'true' } : {}}
        class="lb-row"
      >
        <Button weight="secondary" of={name}>
          {w.confirm}
        </Button>
        {change !== undefined && (
          <ButtonLink href={change} weight="tertiary">
            {w.change}
            <span class="lb-sr"> {name}</span>
          </ButtonLink>
        )}
      </Form>
    </section>
  );
};

const sinceInWords = ({ timeZone, language }: AllianceVisit, heldAt: Date): string =>
  monthInWords(dayAt(heldAt, timeZone).toPlainYearMonth(), language);

function hoursOf({ handOverWindows }: StoragePlaceView, { language }: AllianceVisit): string {
  const w = confirmationWords[language];
  if (handOverWindows.length === 0) return w.byArrangement;
  return handOverWindows
    .map(({ weekday, from, until }) => w.clock(weekdayInWords(weekday, language), from, until))
    .join(', ');
}
