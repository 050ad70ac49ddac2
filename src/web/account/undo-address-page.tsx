/** The way back to one's old address: a button, and what comes of it. */
import type { Words } from '../../shared/words.js';
import { dictionary } from '../../shared/words.js';
import { Form, formState } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, ButtonLink, Title } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';

const words = dictionary(
  {
    title: 'Adresse zurückholen',
    what:
      'Danach melden Sie sich wieder mit Ihrer bisherigen Adresse an. Alle Anmeldungen werden beendet, ' +
      'und Zugriffsschlüssel, die jemand in dieser Zeit gemacht hat, gelten nicht mehr.',
    take: 'Adresse zurückholen',
    taken: 'Adresse zurückgeholt',
    next:
      'Sie melden sich wieder mit Ihrer bisherigen Adresse an. Bitte sehen Sie dann nach, ob Ihre Kalender-Abos ' +
      'noch die sind, die Sie selbst eingerichtet haben.',
    signIn: 'Zur Anmeldung',
    dead: 'Das geht nicht mehr',
    help: 'Kommen Sie nicht mehr in Ihren Zugang, dann rufen Sie bitte Ihr Bündnis an.',
    contact: 'Wer Ihnen weiterhilft',
  },
  {
    title: 'Take the address back',
    what:
      'Afterwards you sign in with your earlier address again. All sessions end, ' +
      'and access tokens that somebody made in the meantime are no longer valid.',
    take: 'Take the address back',
    taken: 'The address is back',
    next:
      'You sign in with your earlier address again. Please have a look then whether your calendar addresses ' +
      'are still those that you made yourself.',
    signIn: 'To the sign-in',
    dead: 'This is not possible any more',
    help: 'If you cannot get into your account any more, please phone your alliance.',
    contact: 'Who can help you',
  },
);

/** The same for every link: whether it can still be used, the button tells. */
export function undoPage(visit: Visit, secret: string): Page {
  const w = words[visit.language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <p>{w.what}</p>
      <Form form={formState(visit)} action="/undo-address" hidden={{ secret }}>
        <Button>{w.take}</Button>
      </Form>
    </>
  );
  return { title: w.title, body };
}

export function undonePage({ language }: Visit): Page {
  const w = words[language];
  const body = (
    <>
      <Title>{w.taken}</Title>
      <p>{w.next}</p>
      <ButtonLink href="/sign-in?to=%2Fme" weight="primary">
        {w.signIn}
      </ButtonLink>
    </>
  );
  return { title: w.taken, body };
}

export function deadLinkPage({ language }: Visit, why: Words): Page {
  const w = words[language];
  const body = (
    <>
      <Title>{w.dead}</Title>
      <Alert kind="danger" title={why[language]} isFocused />
      <p>{w.help}</p>
      <ButtonLink href="/kontakt">{w.contact}</ButtonLink>
    </>
  );
  return { title: w.dead, body };
}
