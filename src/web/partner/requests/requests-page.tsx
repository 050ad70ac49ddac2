/** My requests and loans: what runs, and what is over, with what is to be done next. */
import type { VNode } from 'preact';
import type { ListPart } from '../../../http/list-parts.js';
import type { NamedPartner } from '../../../partners/members/partner.dto.js';
import type { ReservationEntry } from '../../../reservations/looking/reservation-sheet.view.js';
import { dictionary } from '../../../shared/words.js';
import type { Page } from '../../ui/page.js';
import { Empty } from '../../ui/empty.js';
import { ButtonLink, Heading, Title, Way } from '../../ui/parts.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { RequestEntry } from './request-entry.js';

interface RequestsFacts {
  current: ListPart<ReservationEntry>;
  past: ListPart<ReservationEntry>;
  /** Those whom the visitor acts for; a choice where there are several. */
  partners: readonly NamedPartner[];
  /** Whose are shown; empty: of all. */
  partnerId: string;
  /** What others borrow of the visitor's things. */
  isLent: boolean;
  now: Date;
}

const words = dictionary(
  {
    title: 'Anfragen und Ausleihen',
    mine: 'Meine Anfragen und Ausleihen',
    whose: 'Von wem',
    consents: 'Worüber wir entscheiden',
    mineShort: 'Von uns ausgeliehen',
    lent: 'Unsere Sachen bei anderen',
    current: 'Laufend',
    past: 'Vergangen',
    nothing: {
      own: 'Sie haben noch nichts angefragt.',
      partner: (name: string) => `Für „${name}“ ist noch nichts angefragt.`,
      lent: 'Von Ihren Sachen hat noch niemand etwas angefragt.',
      all: 'Noch hat niemand etwas angefragt.',
    },
    help: {
      own: 'Wählen Sie in der Liste aus, was Sie brauchen.',
      lent: 'Sobald jemand etwas von Ihnen ausleihen möchte, steht es hier.',
      all: 'Sobald jemand etwas ausleihen möchte, steht es hier.',
    },
    toList: 'Zur Liste',
    ask: 'Neue Anfrage',
    waiting: 'Warteliste',
    noCurrent: {
      own: 'Zurzeit läuft keine Anfrage und keine Ausleihe.',
      lent: 'Zurzeit ist nichts von Ihren Sachen angefragt oder ausgeliehen.',
      all: 'Zurzeit läuft keine Anfrage und keine Ausleihe.',
    },
    noPast: {
      own: 'Sie haben noch keine Ausleihe hinter sich.',
      lent: 'Von Ihren Sachen war noch nichts ausgeliehen.',
      all: 'Noch ist keine Ausleihe vorbei.',
    },
    more: 'Weitere zeigen',
  },
  {
    title: 'Requests and loans',
    mine: 'My requests and loans',
    whose: 'Whose',
    consents: 'What we decide about',
    mineShort: 'Borrowed by us',
    lent: 'Our things with others',
    current: 'Running',
    past: 'Past',
    nothing: {
      own: 'You have not asked for anything yet.',
      partner: (name: string) => `Nothing was asked for “${name}” yet.`,
      lent: 'Nobody has asked for any of your things yet.',
      all: 'Nobody has asked for anything yet.',
    },
    help: {
      own: 'Choose what you need in the list.',
      lent: 'As soon as somebody wants to borrow from you, it stands here.',
      all: 'As soon as somebody wants to borrow, it stands here.',
    },
    toList: 'To the list',
    ask: 'New request',
    waiting: 'Waiting list',
    noCurrent: {
      own: 'No request and no loan is running at present.',
      lent: 'None of your things is asked for or lent at present.',
      all: 'No request and no loan is running at present.',
    },
    noPast: {
      own: 'You have no past loan yet.',
      lent: 'None of your things was lent yet.',
      all: 'No loan is over yet.',
    },
    more: 'Show more',
  },
);

export function requestsPage(visit: AllianceVisit, facts: RequestsFacts): Page {
  const w = words[visit.language];
  const { current, past } = facts;
  const title = visit.actor.isCoordination ? w.title : w.mine;
  const body = (
    <>
      <div class="lb-title">
        <Title>{title}</Title>
        {visit.actor.may('items.read') && <ButtonLink href={visit.home}>{w.ask}</ButtonLink>}
        {visit.actor.may('waiting.read') && (
          <ButtonLink href={`${visit.home}/waiting`}>{w.waiting}</ButtonLink>
        )}
      </div>
      <Whose visit={visit} {...facts} />
      {facts.isLent && <Way href={`${visit.home}/consents`}>{w.consents}</Way>}
      {current.items.length + past.items.length === 0 ? (
        <Nothing visit={visit} facts={facts} />
      ) : (
        <>
          <section class="lb-stack" aria-labelledby="current">
            <Heading id="current">{w.current}</Heading>
            <Entries visit={visit} part={current} facts={facts} cursorName="current" isPast={false} />
          </section>
          <section class="lb-stack" aria-labelledby="past">
            <Heading id="past">{w.past}</Heading>
            <Entries visit={visit} part={past} facts={facts} cursorName="past" isPast />
          </section>
        </>
      )}
    </>
  );
  return { title, body, place: 'requests', look: 'wide' };
}

/** The tab that stands open: what one asks for oneself, what others borrow of one's things, or everything one may see. */
function tabOf({ actor }: AllianceVisit, { partners, isLent }: RequestsFacts): 'own' | 'lent' | 'all' {
  if (isLent) return 'lent';
  return actor.isCoordination || partners.length === 0 ? 'all' : 'own';
}

const Nothing = ({ visit, facts }: { visit: AllianceVisit; facts: RequestsFacts }): VNode => {
  const w = words[visit.language];
  const tab = tabOf(visit, facts);
  const partner = facts.partners.find(({ id }) => id === facts.partnerId);
  return (
    <Empty title={partner ? w.nothing.partner(partner.name) : w.nothing[tab]}>
      <p>{w.help[tab]}</p>
      {tab === 'own' && <ButtonLink href={visit.home}>{w.toList}</ButtonLink>}
    </Empty>
  );
};

/** Members choose whose loans they look at: of all their partners, of one, or those of their things by others. */
const Whose = ({ visit, ...facts }: RequestsFacts & { visit: AllianceVisit }): VNode | null => {
  const { partners, partnerId, isLent } = facts;
  const w = words[visit.language];
  if (visit.actor.isCoordination || partners.length === 0) return null;
  const own = partners.length > 1 ? partners.map(({ id, name }) => [`?partner=${id}`, name] as const) : [];
  const choices = [['', w.mineShort] as const, ...own, ['?lent=true', w.lent] as const];
  const chosen = (isLent && '?lent=true') || (partnerId === '' ? '' : `?partner=${partnerId}`);
  return (
    <nav aria-label={w.whose}>
      <ul class="lb-tabs">
        {choices.map(([query, name]) => (
          <li key={query}>
            <a href={`${visit.home}/requests${query}`} aria-current={query === chosen ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

interface EntriesProps {
  visit: AllianceVisit;
  part: ListPart<ReservationEntry>;
  facts: RequestsFacts;
  cursorName: 'current' | 'past';
  isPast: boolean;
}

const Entries = ({ visit, part, facts, cursorName, isPast }: EntriesProps): VNode => {
  const w = words[visit.language];
  const none = isPast ? w.noPast : w.noCurrent;
  if (part.items.length === 0) return <p>{none[tabOf(visit, facts)]}</p>;
  const query = new URLSearchParams({
    ...(facts.partnerId === '' ? {} : { partner: facts.partnerId }),
    ...(facts.isLent ? { lent: 'true' } : {}),
    [cursorName]: part.nextCursor ?? '',
  });
  return (
    <>
      <ul class="lb-lines">
        {part.items.map((entry) => (
          <RequestEntry visit={visit} entry={entry} now={facts.now} isPast={isPast} key={entry.view.id} />
        ))}
      </ul>
      {part.nextCursor !== null && (
        <ButtonLink href={`${visit.home}/requests?${query.toString()}`}>{w.more}</ButtonLink>
      )}
    </>
  );
};
