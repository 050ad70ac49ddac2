/** The profile: who I am here, what I prefer, and where I am signed in. */
import type { VNode } from 'preact';
import type { MembershipView, MeView, SessionView } from '../../partners/signing-in/sign-in.dto.js';
import { Checkbox, Select } from '../ui/fields.js';
import { Form, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, Facts, Heading, Link, Title, Way } from '../ui/parts.js';
import type { FormState } from '../forms/typed.js';
import type { Visit } from '../ui/visit.js';
import { timedWishes, type Tasks } from './asked-wishes.js';
import { meWords, type Role } from './me-words.js';
import { spoken, Thing, Things } from './things.js';

interface MeFacts {
  me: MeView;
  sessions: readonly SessionView[];
  /** What a form on this page has just done. */
  done?: string | undefined;
  form: FormState;
}

export function mePage(visit: Visit, { me, sessions, form, done }: MeFacts): Page {
  const w = meWords[visit.language];
  const notes = new Map([
    ['saved', w.saved],
    ['ended', w.ended],
    ['others', w.endedOthers],
  ]);
  const note = notes.get(done ?? '');
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      {note && <Alert kind="success" title={note} isFocused />}
      <Facts
        facts={[
          [w.name, me.name],
          [w.email, me.email],
        ]}
      />
      <Way href="/me/email">{w.otherAddress}</Way>
      <Form form={form} action="/sign-out">
        <Button weight="secondary">{w.signOut}</Button>
      </Form>
      <Belonging form={form} memberships={me.memberships} />
      <Preferences form={form} me={me} />
      <Sessions form={form} sessions={sessions} />
      <Heading>{w.programs}</Heading>
      <p>{w.programsWhat}</p>
      <Way href="/me/tokens">{w.tokens}</Way>
    </>
  );
  return { title: w.title, body, place: 'account' };
}

const Belonging = ({
  form: { language },
  memberships,
}: {
  form: FormState;
  memberships: readonly MembershipView[];
}): VNode => {
  const w = meWords[language];
  const alliances = new Map(memberships.map(({ alliance }) => [alliance.slug, alliance.name]));
  return (
    <>
      <Heading>{w.belong}</Heading>
      {alliances.size === 0 && <p>{w.nowhere}</p>}
      {[...alliances].map(([slug, name]) => (
        <Things key={slug}>
          <Thing
            title={<Link href={`/b/${slug}`}>{name}</Link>}
            facts={memberships
              .filter(({ alliance }) => alliance.slug === slug)
              .flatMap((membership) => rolesInWords(membership, w))}
          >
            <a class="lb-link" href={`/b/${slug}/calendars`} aria-label={w.calendarsOf(name)}>
              {w.calendars}
            </a>
            <a class="lb-link" href={`/b/${slug}/stand-ins`} aria-label={w.standInsOf(name)}>
              {w.standIns}
            </a>
          </Thing>
        </Things>
      ))}
    </>
  );
};

const rolesInWords = ({ partner, roles }: MembershipView, w: (typeof meWords)['de']): string[] =>
  roles.map((role) => w.roles[role as Role]).map((role) => (partner ? w.actsFor(partner.name, role) : role));

const Preferences = ({ form, me }: { form: FormState; me: MeView }): VNode => {
  const w = meWords[form.language];
  const tasks = tasksOf(me);
  const choices = [
    { value: 'de', label: w.german },
    { value: 'en', label: w.english },
  ];
  return (
    <>
      <Heading>{w.preferences}</Heading>
      <Form form={form} action="/me">
        <Select
          form={form}
          name="language"
          label={w.language}
          value={me.language ?? form.language}
          choices={choices}
        />
        <Checkbox form={form} name="entries" label={w.entries} hint={w.entriesHint} isChecked={me.entries} />
        <Asked tasks={tasks} />
        {tasks.decides && (
          <Checkbox
            form={form}
            name="requests"
            label={w.requests}
            hint={w.requestsHint}
            isChecked={me.requests}
          />
        )}
        <p>{w.timed}</p>
        {timedWishes(tasks).map((name) => (
          <Checkbox key={name} form={form} name={name} label={w[name]} isChecked={me[name]} />
        ))}
        <Button>{w.save}</Button>
      </Form>
    </>
  );
};

/** Whoever has no such task is not asked whether they want its mails; the form says what was asked. */
const tasksOf = ({ memberships }: MeView): Tasks => {
  const roles = new Set(memberships.flatMap((one) => one.roles));
  return { decides: roles.has('coordinator') || roles.has('deputy'), keeps: roles.has('keeper') };
};

const Asked = ({ tasks }: { tasks: Tasks }): VNode => (
  <>
    {tasks.decides && <input type="hidden" name="decides" value="true" />}
    {tasks.keeps && <input type="hidden" name="keeps" value="true" />}
  </>
);

const Sessions = ({ form, sessions }: { form: FormState; sessions: readonly SessionView[] }): VNode => {
  const { language } = form;
  const w = meWords[language];
  const thisFirst = sessions.toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent));
  return (
    <>
      <Heading>{w.sessions}</Heading>
      <Things>
        {thisFirst.map(({ id, createdAt, lastSeenAt, isCurrent }) => (
          <Thing
            key={id}
            title={isCurrent ? w.thisDevice : w.otherDevice}
            facts={[w.since(spoken(createdAt, language)), w.seen(spoken(lastSeenAt, language))]}
          >
            {!isCurrent && (
              <Form form={form} action={`/me/sessions/${id}/end`}>
                <Button weight="secondary" of={w.endWhich(spoken(createdAt, language))}>
                  {w.end}
                </Button>
              </Form>
            )}
          </Thing>
        ))}
      </Things>
      {sessions.some(({ isCurrent }) => !isCurrent) && (
        <Form form={form} action="/me/sessions/end-others">
          <Button weight="secondary">{w.endOthers}</Button>
        </Form>
      )}
    </>
  );
};
