/** Handing a role on: to whom, and what somebody reads who has handed on their own. */
import type { KnownHere } from '../../../partners/members/partner.dto.js';
import type { FormState } from '../../forms/typed.js';
import { Input } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Title, Way } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import type { Named } from '../choices.js';
import { managePage, manageOf } from '../manage-frame.js';
import { roleWords } from './role-words.js';
import { roleFields, roleInWords, type Held } from './roles-page.js';

interface HandOnFacts {
  person: KnownHere;
  held: Held;
  places: readonly Named[];
}

export function handOnPage(visit: Visit, form: FormState, { person, held, places }: HandOnFacts): Page {
  const w = roleWords[visit.language];
  const at = `${manageOf(visit)}/roles`;
  const role = roleInWords(visit, held, places);
  const children = (
    <>
      <Refused form={form} labels={{ name: w.successorName, email: w.successorEmail }} />
      <p>{w.handOnHelp(role, person.name)}</p>
      <Heading>{w.successor}</Heading>
      <Form
        form={form}
        action={`${at}/${person.id}/hand-on`}
        hidden={roleFields(held)}
        class="lb-form lb-short"
      >
        <Input
          form={form}
          name="email"
          type="email"
          inputMode="email"
          label={w.successorEmail}
          hint={w.successorHint}
          autocomplete="off"
        />
        <Input form={form} name="name" label={w.successorName} autocomplete="off" />
        <div class="lb-row lb-fields">
          <Button>{w.handOnNow}</Button>
          <ButtonLink href={at}>{w.keep}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return managePage(visit, { title: w.handOnTitle(role), above: [[at, w.title]], children });
}

/** Whoever handed on their own role is signed out by it. */
export function handedOnPage({ language }: Visit): Page {
  const w = roleWords[language];
  const body = (
    <>
      <Title>{w.handedOn}</Title>
      <Alert kind="success" title={w.signedOut} isFocused />
      <Way href="/sign-in">{w.signIn}</Way>
    </>
  );
  return { title: w.handedOn, body };
}
