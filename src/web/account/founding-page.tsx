/** Founding an alliance: what the mailed link leads to, and the one form that names it. */
import type { VNode } from 'preact';
import { proposedLetters, proposedSlug } from '../../partners/alliances/founding-names.js';
import type { OpenInvitation } from '../../partners/alliances/founding.dto.js';
import { landNames } from '../../partners/holidays/lands.js';
import type { FormState } from '../forms/typed.js';
import { AddressField } from '../ui/address-field.js';
import { Input, Select } from '../ui/fields.js';
import { Form, formState, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Title } from '../ui/parts.js';
import { personOf, type Visit } from '../ui/visit.js';
import { foundingWords } from './founding-words.js';

export const FOUND = '/found';

/** Whoever opens the link changes nothing: what counts is the address that they sign in with, which they type. */
export function invitationPage(visit: Visit, invitation: OpenInvitation | undefined): Page {
  const w = foundingWords[visit.language];
  if (!invitation) return deadPage(visit);
  const body = (
    <>
      <Title>{w.title}</Title>
      <p>{w.invited(invitation.allianceName)}</p>
      <WayIn visit={visit} isOwn={invitation.isOwn} />
    </>
  );
  return { title: w.title, body };
}

const WayIn = ({ visit, isOwn }: { visit: Visit; isOwn: boolean }): VNode => {
  const w = foundingWords[visit.language];
  const form = formState(visit);
  if (isOwn)
    return (
      <ButtonLink href={FOUND} weight="primary">
        {w.goOn}
      </ButtonLink>
    );
  if (personOf(visit))
    return (
      <Alert kind="warning" title={w.foreign}>
        <p>{w.foreignHelp}</p>
        <ButtonLink href="/me">{w.signOut}</ButtonLink>
      </Alert>
    );
  return (
    <>
      <p>{w.how}</p>
      <Form form={form} action="/sign-in/ask" hidden={{ returnTo: FOUND }}>
        <AddressField form={form} hint={w.emailHint} />
        <Button>{w.ask}</Button>
      </Form>
    </>
  );
};

/** The same for what was used, taken back or never there. */
function deadPage({ language }: Visit): Page {
  const w = foundingWords[language];
  const body = (
    <>
      <Title>{w.dead}</Title>
      <p>{w.deadHelp}</p>
      <ButtonLink href="/sign-in">{w.signIn}</ButtonLink>
    </>
  );
  return { title: w.dead, body };
}

/** For whoever is signed in with an address that no invitation waits for. */
export function notInvitedPage({ language }: Visit): Page {
  const w = foundingWords[language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <Alert kind="info" title={w.none}>
        <p>{w.noneHelp}</p>
      </Alert>
    </>
  );
  return { title: w.title, body, place: 'account' };
}

interface FoundingFacts {
  form: FormState;
  /** As the operator proposed it. */
  allianceName: string;
  /** Nobody has said yet what the founder is called. */
  isNameless: boolean;
}

export function foundingPage(visit: Visit, { form, allianceName, isNameless }: FoundingFacts): Page {
  const w = foundingWords[visit.language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} labels={w} />
      <p>{w.hidden}</p>
      <Form form={form} action={FOUND}>
        <Alliance form={form} allianceName={allianceName} />
        <Contact form={form} email={personOf(visit)?.email ?? ''} />
        {isNameless && (
          <>
            <Heading>{w.you}</Heading>
            <Input
              form={form}
              name="coordinatorName"
              label={w.coordinatorName}
              hint={w.coordinatorNameHint}
              maxLength={120}
              autocomplete="name"
            />
          </>
        )}
        <ShortWords form={form} allianceName={allianceName} />
        <Button>{w.found}</Button>
      </Form>
    </>
  );
  return { title: w.title, body };
}

const Alliance = ({ form, allianceName }: { form: FormState; allianceName: string }): VNode => {
  const w = foundingWords[form.language];
  const lands = landNames.map((name) => ({ value: name, label: name }));
  return (
    <>
      <Heading>{w.alliance}</Heading>
      <Input form={form} name="name" label={w.name} hint={w.nameHint} value={allianceName} maxLength={120} />
      <Input form={form} name="place" label={w.place} maxLength={120} />
      <Select form={form} name="state" label={w.state} choices={[{ value: '', label: w.noLand }, ...lands]} />
      <Input
        form={form}
        name="legalBearer"
        label={w.legalBearer}
        hint={w.legalBearerHint}
        maxLength={120}
        autocomplete="organization"
      />
    </>
  );
};

const Contact = ({ form, email }: { form: FormState; email: string }): VNode => {
  const w = foundingWords[form.language];
  return (
    <>
      <Heading>{w.contact}</Heading>
      <p>{w.contactHelp}</p>
      <Input form={form} name="contactName" label={w.contactName} maxLength={120} />
      <Input form={form} name="contactPhone" type="tel" label={w.contactPhone} maxLength={40} />
      <Input form={form} name="contactEmail" type="email" label={w.contactEmail} value={email} />
      <Input
        form={form}
        name="contactHours"
        label={w.contactHours}
        hint={w.contactHoursHint}
        maxLength={120}
        isOptional
      />
    </>
  );
};

/** Folded, as long as nothing is wrong: they are proposed. */
const ShortWords = ({ form, allianceName }: { form: FormState; allianceName: string }): VNode => {
  const w = foundingWords[form.language];
  const proposed = allianceName === '' ? '' : proposedSlug(allianceName);
  return (
    <details class="lb-open" open={form.refusal !== undefined}>
      <summary>{w.short}</summary>
      <p>{w.shortHelp}</p>
      <Input
        form={form}
        name="slug"
        label={w.slug}
        hint={w.slugHint}
        value={proposed}
        maxLength={40}
        isOptional
      />
      <Input
        form={form}
        name="numberLetters"
        label={w.numberLetters}
        hint={w.numberLettersHint}
        value={proposed === '' ? '' : proposedLetters(proposed)}
        maxLength={4}
        isOptional
      />
    </details>
  );
};
