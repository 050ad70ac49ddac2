/** Access tokens: the list, and a new one, shown once. */
import type { NewTokenView, TokenView } from '../../partners/signing-in/sign-in.dto.js';
import { dictionary } from '../../shared/words.js';
import { Input } from '../ui/fields.js';
import { Form, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Title, Way } from '../ui/parts.js';
import type { FormState } from '../forms/typed.js';
import type { Visit } from '../ui/visit.js';
import { ShownOnce } from '../ui/shown-once.js';
import { spoken, Thing, Things } from './things.js';

const words = dictionary(
  {
    title: 'Zugriffsschlüssel',
    what: 'Mit einem Zugriffsschlüssel handelt ein Programm für Sie und darf alles, was Sie dürfen. Machen Sie für jedes Programm einen eigenen.',
    none: 'Sie haben noch keinen Zugriffsschlüssel.',
    made: (when: string) => `Angelegt: ${when}`,
    used: (when: string) => `Zuletzt benutzt: ${when}`,
    unused: 'Noch nicht benutzt',
    revoke: 'Widerrufen',
    revoked: 'Der Zugriffsschlüssel gilt nicht mehr',
    create: 'Neuer Zugriffsschlüssel',
    name: 'Wie soll er heißen?',
    nameHint: 'Zum Beispiel „Website des Vereins“.',
    make: 'Anlegen',
    ready: (name: string) => `Zugriffsschlüssel „${name}“`,
    token: 'Ihr neuer Zugriffsschlüssel',
    how: 'Programme schicken ihn mit jeder Anfrage:',
    toList: 'Zu den Zugriffsschlüsseln',
    back: 'Mein Zugang',
  },
  {
    title: 'Access tokens',
    what: 'With an access token a program acts for you and may do all that you may. Make one of its own for each program.',
    none: 'You have no access token yet.',
    made: (when: string) => `Made: ${when}`,
    used: (when: string) => `Last used: ${when}`,
    unused: 'Not used yet',
    revoke: 'Revoke',
    revoked: 'The access token no longer works',
    create: 'New access token',
    name: 'What do you call it?',
    nameHint: 'Such as “Website of the club”.',
    make: 'Make it',
    ready: (name: string) => `Access token “${name}”`,
    token: 'Your new access token',
    how: 'Programs send it with every request:',
    toList: 'To the access tokens',
    back: 'My account',
  },
);

interface TokensFacts {
  tokens: readonly TokenView[];
  form: FormState;
  isRevoked?: boolean;
}

export function tokensPage(visit: Visit, { tokens, form, isRevoked = false }: TokensFacts): Page {
  const { language } = visit;
  const w = words[language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      {isRevoked && <Alert kind="success" title={w.revoked} isFocused />}
      <p>{w.what}</p>
      {tokens.length === 0 && <p>{w.none}</p>}
      <Things>
        {tokens.map(({ id, name, createdAt, lastUsedAt }) => (
          <Thing
            key={id}
            title={name}
            facts={[
              w.made(spoken(createdAt, language)),
              lastUsedAt === null ? w.unused : w.used(spoken(lastUsedAt, language)),
            ]}
          >
            <Form form={form} action={`/me/tokens/${id}/revoke`}>
              <Button weight="secondary" of={name}>
                {w.revoke}
              </Button>
            </Form>
          </Thing>
        ))}
      </Things>
      <Heading>{w.create}</Heading>
      <Form form={form} action="/me/tokens">
        <Input form={form} name="name" label={w.name} hint={w.nameHint} autocomplete="off" />
        <Button>{w.make}</Button>
      </Form>
      <Way href="/me">{w.back}</Way>
    </>
  );
  return { title: w.title, body, place: 'account' };
}

export function newTokenPage({ language }: Visit, { name, token, insteadOf }: NewTokenView): Page {
  const w = words[language];
  const body = (
    <>
      <Title>{w.ready(name)}</Title>
      <ShownOnce language={language} label={w.token} secret={token} isAnew={insteadOf !== undefined} />
      <p>
        {w.how} <code>Authorization: Bearer …</code>
      </p>
      <ButtonLink href="/me/tokens">{w.toList}</ButtonLink>
    </>
  );
  return { title: w.ready(name), body, place: 'account' };
}
