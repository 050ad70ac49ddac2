/** The alliance's partners; one of them with the people who act for it, inviting another; a new partner, or changing one. */
import type { ListPart } from '../../../http/list-parts.js';
import type { HeldQualificationView } from '../../../items/qualifications/qualification.dto.js';
import type { PartnerView, PersonView } from '../../../partners/members/partner.dto.js';
import { USUAL_OWN_USE_DAYS } from '../../../reservations/own-use/own-use-rules.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Facts, Heading, Lines, Link, Way } from '../../ui/parts.js';
import type { FormState } from '../../forms/typed.js';
import { homeOf, type Visit } from '../../ui/visit.js';
import { choicesOf } from '../choices.js';
import { editWord, editPage } from '../edit-form.js';
import { Entries } from '../entries.js';
import { labelsOf } from '../fields.js';
import { managePage, manageOf, NextPart, Table, type Column } from '../manage-frame.js';
import { invitationFields, partnerFields } from '../partner-fields.js';
import { aboveIn } from './above.js';
import { ownRulesWords } from '../own-rules/own-rules-page.js';
import { HeldList } from './held-list.js';
import { heldWords } from './held-words.js';
import { invitationWords } from './invitation-words.js';
import { partnerWords, whatItDoes } from './partner-words.js';
import { plainDay } from '../spoken.js';
import { listPage } from '../list-page.js';

export function partnersPage(visit: Visit, part: ListPart<PartnerView>, done?: string): Page {
  const w = partnerWords[visit.language];
  const at = `${manageOf(visit)}/partners`;
  const labels = labelsOf(partnerFields, visit.language);
  const columns: Column<PartnerView>[] = [
    { head: labels.name, cell: ({ id, name }) => <Link href={`${at}/${id}`}>{name}</Link> },
    { head: labels.shortName, cell: ({ shortName }) => shortName },
    { head: labels.organisationType, cell: ({ organisationType }) => organisationType },
    { head: labels.status, cell: ({ status }) => w.statuses[status] },
    { head: w.role, cell: (partner) => whatItDoes(visit, partner) },
  ];
  const { items: rows, nextCursor: cursor } = part;
  const search = (
    <p>
      <ButtonLink href={`${at}/paste`}>{w.paste}</ButtonLink>
    </p>
  );
  return listPage(visit, { path: 'partners', words: w, columns, rows, cursor, search, done });
}

interface PartnerFacts {
  partner: PartnerView;
  people: ListPart<PersonView>;
  /** What these have. */
  held: readonly HeldQualificationView[];
  /** The invitation. */
  form: FormState;
  done?: string | undefined;
}

export function partnerPage(visit: Visit, { partner, people, held, form, done }: PartnerFacts): Page {
  const w = partnerWords[visit.language];
  const labels = labelsOf(partnerFields, visit.language);
  const at = `${manageOf(visit)}/partners`;
  const mayChange = visit.actor!.may('partners.change');
  const children = (
    <>
      <Refused form={form} />
      <Facts
        facts={[
          [labels.shortName, partner.shortName],
          [labels.status, w.statuses[partner.status]],
          [labels.agreementSignedOn, partner.agreementSignedOn && plainDay(visit, partner.agreementSignedOn)],
          [
            w.agreement,
            partner.agreementVersion !== null && (
              <Link href={`${homeOf(visit.actor!)}/founding-agreement?version=${partner.agreementVersion}`}>
                {w.accepted(partner.agreementVersion)}
              </Link>
            ),
          ],
          [w.role, whatItDoes(visit, partner)],
          [labels.organisationType, partner.organisationType],
          [labels.legalForm, partner.legalForm],
          [labels.privacyLaw, partner.privacyLaw],
          [labels.ownUseDays, String(partner.ownUseDays ?? USUAL_OWN_USE_DAYS)],
          [labels.notes, partner.notes && <Lines text={partner.notes} />],
        ]}
      />
      {visit.actor!.may('approval-rules.read', visit.actor!.relationsTo(partner.id)) && (
        <p>
          <Link href={`${manageOf(visit)}/approval-rules`}>{w.whoSaysYes}</Link>
        </p>
      )}
      {mayChange && (
        <ButtonLink href={`${at}/${partner.id}/edit`} weight="primary">
          {editWord(visit)}
        </ButtonLink>
      )}
      {visit.actor!.may('lending-rules.change', visit.actor!.relationsTo(partner.id)) && (
        <Way href={`${manageOf(visit)}/own-rules/new?partner=${partner.id}`}>
          {ownRulesWords[visit.language].own}
        </Way>
      )}
      <Heading>{w.people}</Heading>
      <People visit={visit} partner={partner} people={people} />
      <Heading>{heldWords[visit.language].title}</Heading>
      <HeldList visit={visit} held={held} />
      <Way href={`${at}/${partner.id}/qualifications`}>{heldWords[visit.language].way}</Way>
      <Heading>{w.invite}</Heading>
      <Invitation visit={visit} partner={partner} form={form} />
      <Way href={`${at}/${partner.id}/invitations`}>{invitationWords[visit.language].title}</Way>
    </>
  );
  return managePage(visit, { title: partner.name, above: aboveIn(visit), done, children });
}

const People = ({ visit, partner, people }: Pick<PartnerFacts, 'partner' | 'people'> & { visit: Visit }) => {
  const w = partnerWords[visit.language];
  const at = `${manageOf(visit)}/partners/${partner.id}`;
  const columns: Column<PersonView>[] = [
    { head: w.person, cell: ({ name }) => name },
    { head: w.address, cell: ({ email }) => email },
    { head: w.may, cell: ({ role }) => w.memberships[role] },
    {
      head: w.remove,
      cell: ({ id }) => <Link href={`${at}/people/${id}/remove`}>{w.remove}</Link>,
    },
  ];
  if (people.items.length === 0) return <p>{w.nobody}</p>;
  return (
    <>
      <Table caption={w.people} columns={columns} rows={people.items} keyOf={({ id }) => id} />
      <NextPart visit={visit} path={at} cursor={people.nextCursor} />
    </>
  );
};

const Invitation = ({ visit, partner, form }: Pick<PartnerFacts, 'partner' | 'form'> & { visit: Visit }) => {
  const w = partnerWords[visit.language];
  return (
    <Form form={form} action={`${manageOf(visit)}/partners/${partner.id}/people`}>
      <p>{w.inviteHelp}</p>
      <Entries form={form} fields={invitationFields} choices={{ role: choicesOf(w.memberships) }} />
      <Button>{w.inviteNow}</Button>
    </Form>
  );
};

export function removePersonPage(visit: Visit, partner: PartnerView, person: PersonView): Page {
  const w = partnerWords[visit.language];
  const at = `${manageOf(visit)}/partners`;
  const children = (
    <Form form={formState(visit)} action={`${at}/${partner.id}/people/${person.id}/remove`}>
      <p>{w.removeHelp(person.name, partner.name)}</p>
      <div class="lb-row lb-fields">
        <Button>{w.remove}</Button>
        <ButtonLink href={`${at}/${partner.id}`}>{w.keep}</ButtonLink>
      </div>
    </Form>
  );
  return managePage(visit, { title: w.removeTitle(person.name), above: aboveIn(visit, partner), children });
}

export const newPartner = {
  status: 'interested',
  privacyLaw: 'DSGVO',
  isLender: 'true',
  isBorrower: 'true',
};

const sections = [{ fields: partnerFields }];

/** `thing` is undefined for a new one. */
export function partnerFormPage(visit: Visit, form: FormState, thing?: { id: string; name: string }): Page {
  const w = partnerWords[visit.language];
  const choices = { status: choicesOf(w.statuses) };
  return editPage(visit, { path: 'partners', words: w, sections, form, choices, thing });
}
