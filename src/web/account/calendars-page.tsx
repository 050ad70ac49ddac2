/** Calendar addresses: the list, and a new one, shown once with the way into the calendar program. */
import type { VNode } from 'preact';
import type { FeedView } from '../../reservations/feeds/feed.dto.js';
import type { Language } from '../../shared/words.js';
import { Input, type Choice } from '../ui/fields.js';
import { Form, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Link, Title } from '../ui/parts.js';
import type { FormState } from '../forms/typed.js';
import type { Visit } from '../ui/visit.js';
import { calendarsWords } from './calendars-words.js';
import { inWords } from './feed-choices.js';
import { RadioChoices } from '../ui/radio-choices.js';
import { ShownOnce } from '../ui/shown-once.js';
import { spoken, Thing, Things } from './things.js';

interface CalendarsFacts {
  /** `/b/{slug}/calendars` */
  path: string;
  alliance: { name: string; timeZone: string };
  feeds: readonly FeedView[];
  /** Of partners, storage places and items, by id. */
  names: ReadonlyMap<string, string>;
  choices: readonly Choice[];
  isRevoked?: boolean;
  form: FormState;
}

export function calendarsPage(visit: Visit, facts: CalendarsFacts): Page {
  const w = calendarsWords[visit.language];
  const { path, alliance, feeds, choices, form, isRevoked = false } = facts;
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      {isRevoked && <Alert kind="success" title={w.revoked} isFocused />}
      <p>{w.what}</p>
      <Heading>{w.mine}</Heading>
      {feeds.length === 0 ? <p>{w.none}</p> : <Feeds {...facts} />}
      <Heading>{w.create}</Heading>
      <Form form={form} action={path}>
        <RadioChoices form={form} name="choice" label={w.scope} hint={w.nobody} choices={choices} />
        <Input
          form={form}
          name="name"
          label={w.name}
          hint={w.nameHint}
          value={w.usualName(alliance.name).slice(0, 80).trim()}
          autocomplete="off"
        />
        <Button>{w.make}</Button>
      </Form>
      <p>{w.slow}</p>
    </>
  );
  return { title: w.title, body, place: 'account' };
}

const Feeds = ({ form, path, alliance: { timeZone }, feeds, names }: CalendarsFacts): VNode => {
  const { language } = form;
  const w = calendarsWords[language];
  const said = (instant: string): string => spoken(instant, language, timeZone);
  return (
    <>
      <Things>
        {feeds.map((feed) => (
          <Thing
            key={feed.id}
            title={feed.name}
            facts={[
              contentOf(feed, names, language),
              w.made(said(feed.createdAt)),
              feed.lastUsedAt === null ? w.unused : w.used(said(feed.lastUsedAt)),
            ]}
          >
            <Form form={form} action={`${path}/${feed.id}/renew`}>
              <Button weight="secondary" of={feed.name}>
                {w.renew}
              </Button>
            </Form>
            <Form form={form} action={`${path}/${feed.id}/revoke`}>
              <Button weight="secondary" of={feed.name}>
                {w.revoke}
              </Button>
            </Form>
          </Thing>
        ))}
      </Things>
      <p>{w.renewHint}</p>
    </>
  );
};

function contentOf(feed: FeedView, names: ReadonlyMap<string, string>, language: Language): string {
  const id = feed.partnerId ?? feed.itemId ?? feed.storagePlaceId ?? '';
  return inWords(feed, names.get(id) ?? calendarsWords[language].choices.formerPartner, language);
}

/** Thunderbird would ask a `webcal:` address in clear, so only Apple's programs get it. */
export function newCalendarPage(
  { language }: Visit,
  path: string,
  { name, url = '', insteadOf }: FeedView,
): Page {
  const w = calendarsWords[language];
  const body = (
    <>
      <Title>{w.ready(name)}</Title>
      <ShownOnce language={language} label={w.address} secret={url} isAnew={insteadOf !== undefined} />
      <Heading>{w.how}</Heading>
      <ul class="lb-list">
        <li>
          {w.apple} <Link href={url.replace(/^https?:/, 'webcal:')}>{w.appleLink}</Link>
        </li>
        {Object.values(w.ways).map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <p>{w.slow}</p>
      <ButtonLink href={path}>{w.toList}</ButtonLink>
    </>
  );
  return { title: w.ready(name), body, place: 'account' };
}
