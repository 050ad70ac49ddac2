/** Asks for the mailed code: after asking for it, and wherever a link does not sign in. */
import type { VNode } from 'preact';
import { CODE_MINUTES, MOST_TRIES, QUARTER_MINUTES } from '../../partners/signing-in/sign-in-limits.js';
import type { Refusal } from '../../shared/refusal.js';
import { dictionary } from '../../shared/words.js';
import { sixDigits } from '../../partners/signing-in/six-digits.js';
import { Input } from './fields.js';
import { Form, formState, Refused } from './form.js';
import { Join, type Baggage, type JoinWay } from './join.js';
import type { Page } from './page.js';
import { Button, Heading, Title, Way } from './parts.js';
import { faultOf, type FormState } from '../forms/typed.js';
import type { Visit } from './visit.js';

const words = dictionary(
  {
    title: 'Code eingeben',
    sentTo: (email: string) =>
      `Wenn ${email} hier einen Zugang hat, ist jetzt eine E-Mail mit einem Code dorthin unterwegs.`,
    inMail: 'Der Code steht in der E-Mail, die wir Ihnen geschickt haben.',
    lives: `Er gilt ${CODE_MINUTES} Minuten.`,
    email: 'Ihre E-Mail-Adresse',
    code: 'Code aus sechs Ziffern',
    codeHint: 'Leerzeichen stören nicht.',
    signIn: 'Anmelden',
    goOn:
      `Vertippt? Dann geben Sie ihn noch einmal ein. Nach ${MOST_TRIES} falschen Versuchen gilt der Code nicht mehr: ` +
      'Fordern Sie dann unten einen neuen an. Es zählt immer die neueste E-Mail.',
    noCode: 'Kein Code angekommen?',
    spam: 'Manche Postfächer brauchen ein paar Minuten. Sehen Sie auch im Spam-Ordner nach.',
    limit: `Wir schicken höchstens drei Codes in ${QUARTER_MINUTES} Minuten. Kommt keiner mehr, dann warten Sie bitte ${QUARTER_MINUTES} Minuten.`,
    noAccess: 'Wer noch keinen Zugang hat, bekommt keine E-Mail.',
    again: 'Neuen Code anfordern',
    otherAddress: 'Andere Adresse nehmen',
  },
  {
    title: 'Type in the code',
    sentTo: (email: string) => `If ${email} has access here, a mail with a code is on its way there now.`,
    inMail: 'The code is in the mail that we sent you.',
    lives: `It is valid for ${CODE_MINUTES} minutes.`,
    email: 'Your mail address',
    code: 'Code of six digits',
    codeHint: 'Spaces do no harm.',
    signIn: 'Sign in',
    goOn:
      `A slip? Then type it in once more. After ${MOST_TRIES} wrong tries the code is no longer valid: ` +
      'ask for a new one below. It is always the newest mail that counts.',
    noCode: 'No code arrived?',
    spam: 'Some mailboxes take a few minutes. Please look into the spam folder as well.',
    limit: `We send at most three codes in ${QUARTER_MINUTES} minutes. If none comes any more, please wait ${QUARTER_MINUTES} minutes.`,
    noAccess: 'Whoever has no access yet gets no mail.',
    again: 'Ask for a new code',
    otherAddress: 'Use another address',
  },
);

export interface CodeFacts {
  /** Empty where nobody knows it: a link was opened in another browser. */
  email: string;
  /** What was typed before. */
  code?: string;
  /** Where to go after signing in, for a new code. */
  returnTo?: string | undefined;
  refusal?: Refusal | undefined;
  /** The alliances that somebody without access may ask; the same for every address. */
  ways?: readonly JoinWay[];
  baggage?: Baggage;
}

export function codePage(visit: Visit, facts: CodeFacts): Page {
  const { email, code = '', returnTo = '', refusal, ways = [], baggage = {} } = facts;
  const w = words[visit.language];
  const form = formState(visit, { ...(email && { email }), ...(code && { code }) }, refusal);
  const isKnown = email !== '' && !faultOf(form, 'email');
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      {refusal && isKnown && <p>{w.goOn}</p>}
      {!refusal && <p>{`${isKnown ? w.sentTo(email) : w.inMail} ${w.lives}`}</p>}
      <CodeForm form={form} email={isKnown ? email : undefined} returnTo={returnTo} />
      <Help form={form} email={isKnown ? email : undefined} returnTo={returnTo} />
      <Join form={formState(visit)} ways={ways} email={isKnown ? email : undefined} baggage={baggage} />
    </>
  );
  return { title: w.title, body };
}

interface Known {
  form: FormState;
  /** Undefined where it must be typed. */
  email: string | undefined;
  returnTo: string;
}

const carried = ({ email, returnTo }: Known): Record<string, string> => ({
  ...(email === undefined ? {} : { email }),
  ...(returnTo === '' ? {} : { returnTo }),
});

const CodeForm = ({ form, email, returnTo }: Known): VNode => {
  const w = words[form.language];
  return (
    <Form form={form} action="/sign-in/code" hidden={carried({ form, email, returnTo })}>
      {email === undefined && (
        <Input form={form} name="email" type="email" label={w.email} autocomplete="username" />
      )}
      <CodeField form={form} />
      <Button>{w.signIn}</Button>
    </Form>
  );
};

export const CodeField = ({ form }: { form: FormState }): VNode => {
  const w = words[form.language];
  return (
    <Input
      form={form}
      name="code"
      label={w.code}
      hint={w.codeHint}
      inputMode="numeric"
      autocomplete="one-time-code"
      maxLength={sixDigits.max}
    />
  );
};

const Help = ({ form, email, returnTo }: Known): VNode => {
  const w = words[form.language];
  const to = returnTo === '' ? '' : `?to=${encodeURIComponent(returnTo)}`;
  return (
    <>
      <Heading>{w.noCode}</Heading>
      <ul class="lb-list">
        {[w.spam, w.limit, w.noAccess].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {email !== undefined && (
        <Form form={form} action="/sign-in/ask" hidden={carried({ form, email, returnTo })}>
          <Button weight="secondary">{w.again}</Button>
        </Form>
      )}
      <Way href={`/sign-in${to}`}>{email === undefined ? w.again : w.otherAddress}</Way>
    </>
  );
};
