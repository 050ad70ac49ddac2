/** Calendar addresses: the list, and a new one, shown once with the way into the calendar program. */
import type { VNode } from 'preact';
import type { FeedView } from '../../reservations/feed.dto.js';
import type { Refusal } from '../../shared/refusal.js';
import { Input, type Choice } from '../ui/fields.js';
import { Form, formState, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Link, Title } from '../ui/parts.js';
import type { FormState, Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { calendarsWords } from './calendars-words.js';
import type { NamedPartner } from './feed-choices.js';
import { RadioChoices } from './radio-choices.js';
import { ShownOnce } from './shown-once.js';
import { spoken, Thing, Things } from './things.js';

interface CalendarsFacts {
  /** `/b/{slug}/calendars` */
  path: string;
  alliance: { name: string; timeZone: string };
  feeds: readonly FeedView[];
  partners: readonly NamedPartner[];
  choices: readonly Choice[];
  isRevoked?: boolean;
  typed?: Typed;
  refusal?: Refusal;
}

export function calendarsPage(visit: Visit, facts: CalendarsFacts): Page {
  const w = calendarsWords[visit.language];
  const { path, alliance, feeds, choices, isRevoked = false, typed = {}, refusal } = facts;
  const form = formState(visit, typed, refusal);
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      {isRevoked && <Alert kind="success" title={w.revoked} isFocused />}
      <p class="kern-body">{w.what}</p>
      <Heading>{w.mine}</Heading>
      {feeds.length === 0 ? <p class="kern-body">{w.none}</p> : <Feeds {...facts} form={form} />}
      <Heading>{w.create}</Heading>
      <Form form={form} action={path}>
        <RadioChoices form={form} name="choice" label={w.scope} hint={w.nobody} choices={choices} />
        <Input
          form={form}
          name="name"
          label={w.name}
          hint={w.nameHint}
          value={w.usualName(alliance.name).slice(0, 80).trim()}
          maxLength={80}
          autocomplete="off"
        />
        <Button>{w.make}</Button>
      </Form>
      <p class="kern-body">{w.slow}</p>
    </>
  );
  return { title: w.title, body, place: 'account' };
}

const Feeds = ({
  form,
  path,
  alliance: { timeZone },
  feeds,
  partners,
}: CalendarsFacts & { form: FormState }): VNode => {
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
              contentOf(feed, partners, w),
              w.made(said(feed.createdAt)),
              feed.lastUsedAt === null ? w.unused : w.used(said(feed.lastUsedAt)),
            ]}
          >
            <Form form={form} action={`${path}/${feed.id}/renew`}>
              <Button weight="secondary" label={w.renewWhich(feed.name)}>
                {w.renew}
              </Button>
            </Form>
            <Form form={form} action={`${path}/${feed.id}/revoke`}>
              <Button weight="secondary" label={w.revokeWhich(feed.name)}>
                {w.revoke}
              </Button>
            </Form>
          </Thing>
        ))}
      </Things>
      <p class="kern-body">{w.renewHint}</p>
    </>
  );
};

function contentOf(
  { scope, detail, partnerId }: FeedView,
  partners: readonly NamedPartner[],
  { choices: w }: (typeof calendarsWords)['de'],
): string {
  if (scope === 'alliance') return detail === 'full' ? w.allianceFull : w.alliance;
  const name = partners.find(({ id }) => id === partnerId)?.name ?? w.formerPartner;
  return detail === 'full' ? w.partnerFull(name) : w.partner(name);
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
        <li class="kern-body">
          {w.apple} <Link href={url.replace(/^https?:/, 'webcal:')}>{w.appleLink}</Link>
        </li>
        {Object.values(w.ways).map((way) => (
          <li class="kern-body" key={way}>
            {way}
          </li>
        ))}
      </ul>
      <p class="kern-body">{w.slow}</p>
      <ButtonLink href={path}>{w.toList}</ButtonLink>
    </>
  );
  return { title: w.ready(name), body, place: 'account' };
}
