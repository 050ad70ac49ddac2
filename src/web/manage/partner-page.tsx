/** One partner with the people who act for it, and inviting another one. */
import type { Page as Part } from '../../http/pages.js';
import type { PartnerView, PersonView } from '../../partners/partner.dto.js';
import { Form, formState, Refused } from '../ui/form.js';
import { Input, Select } from '../ui/fields.js';
import type { Page } from '../ui/page.js';
import { Button, ButtonLink, Facts, Heading, Lines, Link } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { managePage, manageOf, NextPart, Table } from './manage-frame.js';
import { partnerWords } from './partner-words.js';
import { plainDay } from './spoken.js';

interface PartnerFacts {
  partner: PartnerView;
  people: Part<PersonView>;
  /** The invitation. */
  form: FormState;
  done?: string | undefined;
}

export function partnerPage(visit: Visit, { partner, people, form, done }: PartnerFacts): Page {
  const w = partnerWords[visit.language];
  const at = `${manageOf(visit)}/partners`;
  const children = (
    <>
      <Refused form={form} />
      <Facts
        facts={[
          [w.shortName, partner.shortName],
          [w.status, w.statuses[partner.status]],
          [w.signedOn, partner.agreementSignedOn && plainDay(visit, partner.agreementSignedOn)],
          [w.role, [partner.isLender && w.lends, partner.isBorrower && w.borrows].filter(Boolean).join(', ')],
          [w.organisationType, partner.organisationType],
          [w.legalForm, partner.legalForm],
          [w.privacyLaw, partner.privacyLaw],
          [w.notes, partner.notes && <Lines text={partner.notes} />],
        ]}
      />
      <ButtonLink href={`${at}/${partner.id}/edit`} weight="primary">
        {w.edit}
      </ButtonLink>
      <Heading>{w.people}</Heading>
      <People visit={visit} partner={partner} people={people} />
      <Heading>{w.invite}</Heading>
      <Invitation visit={visit} partner={partner} form={form} />
    </>
  );
  return managePage(visit, { title: partner.name, above: [[at, w.title]], done, children });
}

const People = ({ visit, partner, people }: Pick<PartnerFacts, 'partner' | 'people'> & { visit: Visit }) => {
  const w = partnerWords[visit.language];
  const at = `${manageOf(visit)}/partners/${partner.id}`;
  const columns = [
    { head: w.person, cell: ({ name }: PersonView) => name },
    { head: w.address, cell: ({ email }: PersonView) => email },
    { head: w.may, cell: ({ role }: PersonView) => w.memberships[role] },
    {
      head: w.remove,
      cell: ({ id }: PersonView) => <Link href={`${at}/people/${id}/remove`}>{w.remove}</Link>,
    },
  ];
  if (people.items.length === 0) return <p class="kern-body">{w.nobody}</p>;
  return (
    <>
      <Table caption={w.people} columns={columns} rows={people.items} keyOf={({ id }) => id} />
      <NextPart visit={visit} path={at} cursor={people.nextCursor} />
    </>
  );
};

const Invitation = ({ visit, partner, form }: Pick<PartnerFacts, 'partner' | 'form'> & { visit: Visit }) => {
  const w = partnerWords[visit.language];
  const roles = Object.entries(w.memberships).map(([value, label]) => ({ value, label }));
  return (
    <Form form={form} action={`${manageOf(visit)}/partners/${partner.id}/people`}>
      <p class="kern-body">{w.inviteHelp}</p>
      <Input
        form={form}
        name="email"
        label={w.inviteEmail}
        type="email"
        inputMode="email"
        autocomplete="off"
      />
      <Input form={form} name="name" label={w.inviteName} maxLength={200} autocomplete="off" />
      <Select form={form} name="role" label={w.inviteRole} choices={roles} />
      <Button>{w.inviteNow}</Button>
    </Form>
  );
};

export function removePersonPage(visit: Visit, partner: PartnerView, person: PersonView): Page {
  const w = partnerWords[visit.language];
  const at = `${manageOf(visit)}/partners`;
  const children = (
    <Form form={formState(visit)} action={`${at}/${partner.id}/people/${person.id}/remove`}>
      <p class="kern-body">{w.removeHelp(person.name, partner.name)}</p>
      <div class="lb-row lb-fields">
        <Button>{w.remove}</Button>
        <ButtonLink href={`${at}/${partner.id}`}>{w.keep}</ButtonLink>
      </div>
    </Form>
  );
  const above = [
    [at, w.title],
    [`${at}/${partner.id}`, partner.name],
  ] as const;
  return managePage(visit, { title: w.removeTitle(person.name), above, children });
}
