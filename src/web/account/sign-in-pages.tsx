/** Signing in: asking for the code, and the one button behind the mailed link. */
import type { Refusal } from '../../shared/refusal.js';
import { dictionary } from '../../shared/words.js';
import { AddressField } from '../ui/address-field.js';
import { Form, formState, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Button, Title, Way } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';

const words = dictionary(
  {
    title: 'Anmelden',
    how: 'Sie brauchen kein Passwort. Wir schicken Ihnen einen Code per E-Mail.',
    emailHint: 'Die Adresse, mit der Ihr Bündnis Sie eingetragen hat.',
    ask: 'Code anfordern',
    press: 'Ein Klick noch, dann sind Sie in diesem Browser angemeldet.',
    enter: 'Jetzt anmelden',
    useCode: 'Lieber den Code eingeben',
  },
  {
    title: 'Sign in',
    how: 'You need no password. We send you a code by mail.',
    emailHint: 'The address with which your alliance entered you.',
    ask: 'Ask for a code',
    press: 'One more click, and you are signed in in this browser.',
    enter: 'Sign in now',
    useCode: 'Type in the code instead',
  },
);

interface Asking {
  /** Where to go after signing in. */
  returnTo: string;
  email?: string;
  refusal?: Refusal;
}

export function askPage(visit: Visit, { returnTo, email = '', refusal }: Asking): Page {
  const w = words[visit.language];
  const form = formState(visit, email === '' ? {} : { email }, refusal);
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      <p>{w.how}</p>
      <Form form={form} action="/sign-in/ask" hidden={{ returnTo }}>
        <AddressField form={form} hint={w.emailHint} />
        <Button>{w.ask}</Button>
      </Form>
    </>
  );
  return { title: w.title, body };
}

/** In the browser that asked: nothing happens until a person presses the button. */
export function linkPage(visit: Visit, secret: string): Page {
  const w = words[visit.language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <p>{w.press}</p>
      <Form form={formState(visit)} action="/sign-in" hidden={{ secret }}>
        <Button>{w.enter}</Button>
      </Form>
      <Way href="/sign-in/code">{w.useCode}</Way>
    </>
  );
  return { title: w.title, body };
}
