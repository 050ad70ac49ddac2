/** What opens by an invitation: name and mail address, then the mailed code; or that it lets nobody in any more. */
import { CODE_MINUTES } from '../../partners/signing-in/sign-in-limits.js';
import { dictionary } from '../../shared/words.js';
import type { FormState } from '../forms/typed.js';
import { AddressField } from '../ui/address-field.js';
import { CodeField } from '../ui/code-page.js';
import { Input } from '../ui/fields.js';
import { Form, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Button, Title, Way } from '../ui/parts.js';
import { softened } from '../ui/soft.js';
import { personOf, type AllianceVisit } from '../ui/visit.js';

const words = dictionary(
  {
    title: (partner: string) => `Mitmachen bei ${partner}`,
    what: (partner: string, alliance: string) =>
      `Sie sind eingeladen: Mit dieser Einladung können Sie für ${partner} ausleihen, was die Partner von „${alliance}“ teilen.`,
    how: 'Sie brauchen kein Passwort. Wir schicken Ihnen einen Code per E-Mail.',
    name: 'Ihr Name',
    emailHint: 'Dorthin schicken wir den Code. Mit dieser Adresse melden Sie sich später an.',
    ask: 'Code anfordern',
    known: 'Ich habe schon einen Zugang',
    codeTitle: 'Code eingeben',
    sent: (email: string) =>
      `Eine E-Mail mit einem Code ist unterwegs an ${email}. Er gilt ${CODE_MINUTES} Minuten.`,
    spam: 'Manche Postfächer brauchen ein paar Minuten. Sehen Sie auch im Spam-Ordner nach.',
    join: 'Mitmachen',
    again: 'Neuen Code anfordern',
    deadTitle: 'Diese Einladung gilt nicht mehr',
    dead: 'Sie ist abgelaufen, aufgebraucht oder zurückgezogen, oder die Adresse ist nicht ganz richtig abgetippt. Bitte lassen Sie sich eine neue geben.',
    askForAccess: 'Um Zugang bitten',
  },
  {
    title: (partner: string) => `Join ${partner}`,
    what: (partner: string, alliance: string) =>
      `You are invited: with this invitation you can borrow for ${partner} what the partners of “${alliance}” share.`,
    how: 'You need no password. We send you a code by mail.',
    name: 'Your name',
    emailHint: 'We send the code there. With this address you sign in later.',
    ask: 'Ask for a code',
    known: 'I have access already',
    codeTitle: 'Type in the code',
    sent: (email: string) =>
      `A mail with a code is on its way to ${email}. It is valid for ${CODE_MINUTES} minutes.`,
    spam: 'Some mailboxes take a few minutes. Please look into the spam folder as well.',
    join: 'Join',
    again: 'Ask for a new code',
    deadTitle: 'This invitation is no longer valid',
    dead: 'It has run out, is used up or was revoked, or the address was not typed quite right. Please ask for a new one.',
    askForAccess: 'Ask for access',
  },
);

/** What somebody was given, and for which partner. */
export interface Invited {
  secret: string;
  partnerName: string;
}

export function invitationPage(
  visit: AllianceVisit,
  { secret, partnerName }: Invited,
  form: FormState,
): Page {
  const w = words[visit.language];
  const person = personOf(visit);
  const title = w.title(partnerName);
  const body = (
    <>
      <Title>{softened(title)}</Title>
      <Refused form={form} labels={{ name: w.name }} />
      <p>{w.what(partnerName, visit.actor.alliance.name)}</p>
      <p>{w.how}</p>
      <Form form={form} action={`${visit.home}/join/ask`} hidden={{ secret }}>
        <Input form={form} name="name" label={w.name} value={person?.name ?? ''} autocomplete="name" />
        <AddressField form={form} hint={w.emailHint} />
        <Button>{w.ask}</Button>
      </Form>
      {!person && <Way href="/sign-in">{w.known}</Way>}
    </>
  );
  return { title, body };
}

interface Asked {
  secret: string;
  email: string;
  name: string;
}

export function joiningCodePage(visit: AllianceVisit, asked: Asked, form: FormState): Page {
  const w = words[visit.language];
  const { secret, email, name } = asked;
  const body = (
    <>
      <Title>{w.codeTitle}</Title>
      <Refused form={form} />
      <p>
        {w.sent(email)} {w.spam}
      </p>
      <Form form={form} action={`${visit.home}/join/code`} hidden={{ secret, email, name }}>
        <CodeField form={form} />
        <Button>{w.join}</Button>
      </Form>
      <Form form={form} action={`${visit.home}/join/ask`} hidden={{ secret, email, name }}>
        <Button weight="secondary">{w.again}</Button>
      </Form>
    </>
  );
  return { title: w.codeTitle, body };
}

export function deadInvitationPage(visit: AllianceVisit, status = 200): Page {
  const w = words[visit.language];
  const body = (
    <>
      <Title>{w.deadTitle}</Title>
      <p>{w.dead}</p>
      <Way href={`${visit.home}/join`}>{w.askForAccess}</Way>
    </>
  );
  return { title: w.deadTitle, body, status };
}
