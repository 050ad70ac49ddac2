/** Changing one's mail address: ask, prove it with the code, done. */
import { FRESH_MINUTES } from '../../partners/access/session-rules.js';
import { CODE_MINUTES, MOST_TRIES } from '../../partners/signing-in/sign-in-limits.js';
import type { Refusal } from '../../shared/refusal.js';
import { dictionary } from '../../shared/words.js';
import { CodeField } from '../ui/code-page.js';
import { Input } from '../ui/fields.js';
import { Form, formState, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, ButtonLink, Title, Way } from '../ui/parts.js';
import type { Typed } from '../forms/typed.js';
import { personOf, type Visit } from '../ui/visit.js';

const words = dictionary(
  {
    title: 'Andere E-Mail-Adresse',
    now: (email: string) => `Jetzt melden Sie sich mit ${email} an.`,
    how: 'Wir schicken einen Code an die neue Adresse. Danach melden Sie sich überall neu an. An die alte Adresse geht ein Link, mit dem Sie die Änderung drei Tage lang zurücknehmen können.',
    email: 'Neue E-Mail-Adresse',
    ask: 'Code anfordern',
    notFresh: 'Bitte melden Sie sich dafür noch einmal an',
    fresh: `Ihre Adresse ändern kann nur, wer sich in den letzten ${FRESH_MINUTES} Minuten angemeldet hat. Danach geht es hier weiter.`,
    signIn: 'Noch einmal anmelden',
    codeTitle: 'Code eingeben',
    sent: (email: string) =>
      `Wir haben eine E-Mail an ${email} geschickt. Steht ein Code darin, geben Sie ihn hier ein. Er gilt ${CODE_MINUTES} Minuten.`,
    confirm: 'Adresse ändern',
    goOn: `Vertippt? Dann geben Sie ihn noch einmal ein. Nach ${MOST_TRIES} falschen Versuchen brauchen Sie einen neuen Code.`,
    again: 'Neuen Code anfordern',
    back: 'Nichts ändern: zurück zu meinem Zugang',
    doneTitle: 'Ihre Adresse ist geändert',
    done: 'Alle Anmeldungen sind beendet. Bitte melden Sie sich jetzt mit der neuen Adresse an.',
    toSignIn: 'Zur Anmeldung',
  },
  {
    title: 'Another mail address',
    now: (email: string) => `Now you sign in with ${email}.`,
    how: 'We send a code to the new address. After that you sign in anew everywhere. The old address gets a link by which you can take the change back for three days.',
    email: 'New mail address',
    ask: 'Ask for a code',
    notFresh: 'Please sign in once more for this',
    fresh: `Only who signed in within the last ${FRESH_MINUTES} minutes can change the address. After that you go on here.`,
    signIn: 'Sign in once more',
    codeTitle: 'Type in the code',
    sent: (email: string) =>
      `We have sent a mail to ${email}. If there is a code in it, type it in here. It is valid for ${CODE_MINUTES} minutes.`,
    confirm: 'Change the address',
    goOn: `A slip? Then type it in once more. After ${MOST_TRIES} wrong tries you need a new code.`,
    again: 'Ask for a new code',
    back: 'Change nothing: back to my account',
    doneTitle: 'Your address has changed',
    done: 'All sessions have ended. Please sign in with the new address now.',
    toSignIn: 'To the sign-in',
  },
);

interface Attempted {
  typed?: Typed;
  refusal?: Refusal;
}

export function addressPage(visit: Visit, { typed = {}, refusal }: Attempted = {}): Page {
  const w = words[visit.language];
  const form = formState(visit, typed, refusal);
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      <p>
        {w.now(personOf(visit)?.email ?? '')} {w.how}
      </p>
      <Form form={form} action="/me/email">
        <Input form={form} name="email" type="email" label={w.email} autocomplete="email" inputMode="email" />
        <Button>{w.ask}</Button>
      </Form>
      <Way href="/me">{w.back}</Way>
    </>
  );
  return { title: w.title, body, place: 'account' };
}

/** Whoever sits down at a browser that somebody left open gets no further than this. */
export function freshSignInPage({ language }: Visit, status = 200): Page {
  const w = words[language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <Alert kind="info" title={w.notFresh}>
        <p>{w.fresh}</p>
      </Alert>
      <ButtonLink href="/sign-in?to=%2Fme%2Femail" weight="primary">
        {w.signIn}
      </ButtonLink>
      <Way href="/me">{w.back}</Way>
    </>
  );
  return { title: w.title, body, place: 'account', status };
}

export function addressCodePage(visit: Visit, { typed = {}, refusal }: Attempted): Page {
  const w = words[visit.language];
  const form = formState(visit, typed, refusal);
  const email = typed['email'] ?? '';
  const body = (
    <>
      <Title>{w.codeTitle}</Title>
      <Refused form={form} />
      <p>{refusal ? w.goOn : w.sent(email)}</p>
      <Form form={form} action="/me/email/confirm" hidden={{ email }}>
        <CodeField form={form} />
        <Button>{w.confirm}</Button>
      </Form>
      <Way href="/me/email">{w.again}</Way>
      <Way href="/me">{w.back}</Way>
    </>
  );
  return { title: w.codeTitle, body, place: 'account' };
}

export function addressDonePage({ language }: Visit): Page {
  const w = words[language];
  const body = (
    <>
      <Title>{w.doneTitle}</Title>
      <p>{w.done}</p>
      <ButtonLink href="/sign-in?to=%2Fme" weight="primary">
        {w.toSignIn}
      </ButtonLink>
    </>
  );
  return { title: w.doneTitle, body };
}
