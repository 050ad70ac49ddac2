/** Pages that say no: nothing is here, not for you, not signed in any more, something broke. */
import type { Words } from '../../shared/words.js';
import { dictionary } from '../../shared/words.js';
import { Form, formState } from './form.js';
import type { Page } from './page.js';
import { Alert, Button, Link, Title } from './parts.js';
import type { Typed } from '../forms/typed.js';
import { homeOf, personOf, type Visit } from './visit.js';

interface NoFacts {
  status: number;
  /** What a rule said; undefined where the framework or a bug speaks. */
  words: Words | undefined;
  requestId: string;
}

const dictionaries = dictionary(
  {
    notFound: 'Diese Seite gibt es nicht',
    notFoundHelp: 'Vielleicht ist die Adresse vertippt, oder was hier stand, gibt es nicht mehr.',
    signedInAs: (email: string) =>
      `Sie sind als ${email} angemeldet. Kam der Link an eine andere Adresse? Dann melden Sie sich unter „Mein Zugang“ ab und mit jener an.`,
    forbidden: 'Das dürfen Sie hier nicht',
    refused: 'Das geht so nicht',
    refusedHelp: 'Bitte gehen Sie zurück und versuchen Sie es noch einmal.',
    broken: 'Da ist bei uns etwas schiefgegangen',
    brokenHelp:
      'Bitte versuchen Sie es in einer Minute noch einmal. Was Sie schon abgeschickt hatten, ist nicht verloren.',
    number: (id: string) => `Wenn Sie uns davon berichten, nennen Sie bitte diese Nummer: ${id}`,
    toList: 'Zur Liste des Bündnisses',
    toStart: 'Zur Startseite',
    toContact: 'Wer Ihnen weiterhilft',
    again: 'Bitte melden Sie sich noch einmal an',
    againHelp: 'Ihre Anmeldung ist abgelaufen. Was Sie eingegeben haben, bleibt auf dieser Seite stehen.',
    signIn: '1. Hier anmelden (öffnet ein neues Fenster)',
    resend: '2. Danach: noch einmal absenden',
  },
  {
    notFound: 'There is no such page',
    notFoundHelp: 'Perhaps the address is mistyped, or what stood here is gone.',
    signedInAs: (email: string) =>
      `You are signed in as ${email}. Did the link come to another address? Then sign out under “My account” and sign in with that one.`,
    forbidden: 'You are not allowed to do this here',
    refused: 'This is not possible',
    refusedHelp: 'Please go back and try once more.',
    broken: 'Something went wrong on our side',
    brokenHelp: 'Please try again in a minute. What you had already sent is not lost.',
    number: (id: string) => `If you tell us about it, please give this number: ${id}`,
    toList: 'To the list of the alliance',
    toStart: 'To the front page',
    toContact: 'Who can help you',
    again: 'Please sign in again',
    againHelp: 'You have been signed out in the meantime. What you typed stays on this page.',
    signIn: '1. Sign in here (opens a new window)',
    resend: '2. Then: send it once more',
  },
);

export function refusedPage(visit: Visit, { status, words, requestId }: NoFacts): Page {
  const w = dictionaries[visit.language];
  const isBroken = status >= 500;
  const title =
    (status === 404 && w.notFound) || (status === 403 && w.forbidden) || (isBroken ? w.broken : w.refused);
  const help =
    (status === 404 && w.notFoundHelp) ||
    (isBroken && w.brokenHelp) ||
    words?.[visit.language] ||
    w.refusedHelp;
  const { actor } = visit;
  const person = personOf(visit);
  const body = (
    <>
      <Title>{title}</Title>
      <p>{help}</p>
      {status === 404 && person && <p>{w.signedInAs(person.email)}</p>}
      {isBroken && <p>{w.number(requestId)}</p>}
      <ul class="lb-links">
        {actor && (
          <li>
            <Link href={homeOf(actor)}>{w.toList}</Link>
          </li>
        )}
        <li>
          <Link href="/">{w.toStart}</Link>
        </li>
        <li>
          <Link href={`${actor ? homeOf(actor) : ''}/kontakt`}>{w.toContact}</Link>
        </li>
      </ul>
    </>
  );
  return { title, body, status };
}

/** A form came from somebody who is not signed in any more: nothing is lost, whatever the form was. */
export function signInAgainPage(visit: Visit, action: string, typed: Typed): Page {
  const w = dictionaries[visit.language];
  const body = (
    <>
      <Title>{w.again}</Title>
      <Alert kind="warning" title={w.againHelp} isFocused />
      <p>
        <a class="lb-link" href="/sign-in" target="_blank" rel="noopener">
          {w.signIn}
        </a>
      </p>
      <Form form={formState(visit)} action={action} hidden={typed}>
        <Button>{w.resend}</Button>
      </Form>
    </>
  );
  return { title: w.again, body, status: 401 };
}
