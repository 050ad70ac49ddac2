/** Refusing further mails of a kind: a button, and what comes of it. */
import type { Refusable } from '../../partners/who/timed-wishes.js';
import { dictionary } from '../../shared/words.js';
import { Form, formState } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Button, ButtonLink, Title } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';

const words = dictionary(
  {
    title: 'E-Mails abbestellen',
    which: {
      reminders: 'Sie bekommen dann keine Erinnerungen an Abholung und Rückgabe mehr.',
      lists: 'Sie bekommen dann am Abend keine Liste für den nächsten Tag mehr.',
      digests: 'Sie bekommen dann montags keine Übersicht der offenen Anfragen mehr.',
      confirmations: 'Sie werden dann nicht mehr einmal im Jahr gefragt, ob Ihre Einträge noch stimmen.',
    },
    else: 'Alle anderen E-Mails kommen weiter.',
    refuse: 'Abbestellen',
    done: 'Abbestellt',
    back: 'Sie können das unter „Mein Zugang“ wieder ändern.',
    account: 'Mein Zugang',
  },
  {
    title: 'Unsubscribe from mails',
    which: {
      reminders: 'You then get no more reminders of pick-ups and returns.',
      lists: 'You then get no more lists in the evening for the next day.',
      digests: 'You then get no more lists of open requests on Mondays.',
      confirmations: 'You are then no longer asked once a year whether your entries still hold.',
    },
    else: 'All other mails still come.',
    refuse: 'Unsubscribe',
    done: 'Unsubscribed',
    back: 'You can change that again in “My account”.',
    account: 'My account',
  },
);

export function unsubscribePage(visit: Visit, what: Refusable, key: string): Page {
  const w = words[visit.language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <p>{w.which[what]}</p>
      <p>{w.else}</p>
      <Form form={formState(visit)} action={`/unsubscribe/${what}/${encodeURIComponent(key)}`}>
        <Button>{w.refuse}</Button>
      </Form>
    </>
  );
  return { title: w.title, body };
}

export function unsubscribedPage({ language }: Visit): Page {
  const w = words[language];
  const body = (
    <>
      <Title>{w.done}</Title>
      <p>{w.back}</p>
      <ButtonLink href="/me">{w.account}</ButtonLink>
    </>
  );
  return { title: w.done, body };
}
