/** My requests and loans: what runs, and what is over, with what is to be done next. */
import type { VNode } from 'preact';
import type { Page as ListPage } from '../../http/pages.js';
import { amount } from '../../shared/amounts.js';
import type { NamedPartner } from '../../partners/partner.dto.js';
import type { LoanEntry } from '../../reservations/loan-sheet.view.js';
import { daysInWords } from '../../shared/spoken-time.js';
import { dictionary } from '../../shared/words.js';
import { Form, formState } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Badge, Button, ButtonLink, Heading, Link, Title } from '../ui/parts.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { loanState } from './loan-state.js';

export interface RequestsFacts {
  current: ListPage<LoanEntry>;
  past: ListPage<LoanEntry>;
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
    mineShort: 'Von uns ausgeliehen',
    lent: 'Unsere Sachen bei anderen',
    current: 'Laufend',
    past: 'Vergangen',
    nothing: 'Hier ist noch nichts.',
    nothingHelp: 'Wählen Sie in der Liste aus, was Sie brauchen.',
    toList: 'Zur Liste',
    noPast: 'Noch nichts.',
    lastYear: 'Wie letztes Jahr',
    again: 'Noch einmal ausleihen',
    againOf: (number: string, occasion: string) => `${number}, ${occasion}`,
    more: 'Weitere zeigen',
    by: (partner: string) => `ausgeliehen von ${partner}`,
    next: 'Nächster Schritt:',
  },
  {
    title: 'Requests and loans',
    mine: 'My requests and loans',
    whose: 'Whose',
    mineShort: 'Borrowed by us',
    lent: 'Our things with others',
    current: 'Running',
    past: 'Past',
    nothing: 'There is nothing here yet.',
    nothingHelp: 'Choose what you need in the list.',
    toList: 'To the list',
    noPast: 'Nothing yet.',
    lastYear: 'Same as last year',
    again: 'Borrow again',
    againOf: (number: string, occasion: string) => `${number}, ${occasion}`,
    more: 'Show more',
    by: (partner: string) => `borrowed by ${partner}`,
    next: 'Next step:',
  },
);

export function requestsPage(visit: Visit, facts: RequestsFacts): Page {
  const w = words[visit.language];
  const { current, past } = facts;
  const title = visit.actor!.isCoordination ? w.title : w.mine;
  const body = (
    <>
      <Title>{title}</Title>
      <Whose visit={visit} {...facts} />
      {current.items.length + past.items.length === 0 && (
        <Alert kind="info" title={w.nothing}>
          <p class="kern-body">{w.nothingHelp}</p>
          <ButtonLink href={homeOf(visit.actor!)}>{w.toList}</ButtonLink>
        </Alert>
      )}
      <Heading>{w.current}</Heading>
      <Entries visit={visit} page={current} facts={facts} cursorName="current" isPast={false} />
      <Heading>{w.past}</Heading>
      <Entries visit={visit} page={past} facts={facts} cursorName="past" isPast />
    </>
  );
  return { title, body, place: 'requests' };
}

/** Members choose whose loans they look at: of all their partners, of one, or those of their things by others. */
const Whose = ({ visit, partners, partnerId, isLent }: RequestsFacts & { visit: Visit }): VNode | null => {
  const w = words[visit.language];
  if (visit.actor!.isCoordination || partners.length === 0) return null;
  const own = partners.length > 1 ? partners.map(({ id, name }) => [`?partner=${id}`, name] as const) : [];
  const choices = [['', w.mineShort] as const, ...own, ['?lent=true', w.lent] as const];
  const chosen = (isLent && '?lent=true') || (partnerId === '' ? '' : `?partner=${partnerId}`);
  return (
    <nav aria-label={w.whose}>
      <ul class="lb-chips">
        {choices.map(([query, name]) => (
          <li key={query}>
            <a
              class={`kern-btn kern-btn--${query === chosen ? 'primary' : 'secondary'}`}
              href={`${homeOf(visit.actor!)}/requests${query}`}
              aria-current={query === chosen ? 'true' : undefined}
            >
              <span class="kern-label">{name}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

interface EntriesProps {
  visit: Visit;
  page: ListPage<LoanEntry>;
  facts: RequestsFacts;
  cursorName: 'current' | 'past';
  isPast: boolean;
}

const Entries = ({ visit, page, facts, cursorName, isPast }: EntriesProps): VNode => {
  const w = words[visit.language];
  if (page.items.length === 0) return <p class="kern-body">{w.noPast}</p>;
  const query = new URLSearchParams({
    ...(facts.partnerId === '' ? {} : { partner: facts.partnerId }),
    ...(facts.isLent ? { lent: 'true' } : {}),
    [cursorName]: page.nextCursor ?? '',
  });
  return (
    <>
      <ul class="lb-plain-list">
        {page.items.map((entry) => (
          <li key={entry.view.id} class="lb-loan">
            <Entry visit={visit} entry={entry} now={facts.now} isPast={isPast} />
          </li>
        ))}
      </ul>
      {page.nextCursor !== null && (
        <ButtonLink href={`${homeOf(visit.actor!)}/requests?${query.toString()}`}>{w.more}</ButtonLink>
      )}
    </>
  );
};

interface EntryProps {
  visit: Visit;
  entry: LoanEntry;
  now: Date;
  isPast: boolean;
}

const Entry = ({ visit, entry, now, isPast }: EntryProps): VNode => {
  const w = words[visit.language];
  const { view, things, partnerName } = entry;
  const actor = visit.actor!;
  const { timeZone } = actor.alliance;
  const state = loanState(view, now, timeZone, visit.language);
  const when = { from: new Date(view.pickUpAt), until: new Date(view.returnDueAt) };
  const isOthers = actor.partnerIds.length !== 1 || !actor.actsFor(view.partnerId);
  return (
    <>
      <h3 class="kern-heading-small">
        <Link href={`${homeOf(actor)}/requests/${view.id}`}>{view.occasion.name}</Link>
      </h3>
      <p class="kern-body">
        <Badge kind={state.kind}>{state.badge}</Badge> {state.sentence}
      </p>
      <p class="kern-body">
        {view.number}, {daysInWords(when, timeZone, visit.language)}
        {isOthers && `, ${w.by(partnerName)}`}
      </p>
      <p class="kern-body">
        {things.map(({ name, unit, quantity }) => `${name}: ${amount(quantity, unit)}`).join('; ')}
      </p>
      {view.warnings.map(({ message }) => (
        <Alert kind="warning" title={message} key={message} />
      ))}
      {state.next !== '' && !isPast && actor.actsFor(view.partnerId) && (
        <p class="kern-body">
          {w.next} {state.next}
        </p>
      )}
      <Again visit={visit} entry={entry} isPast={isPast} />
    </>
  );
};

/** For whoever may ask for this partner. */
const Again = ({ visit, entry: { view }, isPast }: Omit<EntryProps, 'now'>): VNode | null => {
  const w = words[visit.language];
  const actor = visit.actor!;
  if (!actor.actsFor(view.partnerId) && !actor.isCoordination) return null;
  const label = isPast ? w.lastYear : w.again;
  return (
    <Form form={formState(visit)} action={`${homeOf(actor)}/requests/${view.id}/repeat`} class="lb-again">
      <Button weight="secondary" label={`${label}: ${w.againOf(view.number, view.occasion.name)}`}>
        {label}
      </Button>
    </Form>
  );
};
