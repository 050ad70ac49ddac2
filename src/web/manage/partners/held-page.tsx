/** The qualifications of a partner's people: what is entered, entering one, and deleting one. */
import type { HeldQualificationView } from '../../../items/qualifications/qualification.dto.js';
import type { PartnerView } from '../../../partners/members/partner.dto.js';
import type { FormState } from '../../forms/typed.js';
import { Form, formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Button, Heading } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { chosenFrom, type Named } from '../choices.js';
import { Entries } from '../entries.js';
import { labelsOf } from '../fields.js';
import { managePage, manageOf, type Column } from '../manage-frame.js';
import { heldFields } from './held-fields.js';
import { aboveIn } from './above.js';
import { HeldList } from './held-list.js';
import { heldWords } from './held-words.js';

export interface HeldFacts {
  partner: PartnerView;
  people: readonly Named[];
  qualifications: readonly Named[];
  held: readonly HeldQualificationView[];
  form: FormState;
  done?: string | undefined;
}

const heldOf = (visit: Visit, { id }: PartnerView): string =>
  `${manageOf(visit)}/partners/${id}/qualifications`;

export function heldPage(visit: Visit, facts: HeldFacts): Page {
  const w = heldWords[visit.language];
  const { partner, held, form, done } = facts;
  const mayEnter = visit.actor!.may('held-qualifications.enter');
  const children = (
    <>
      <Refused form={form} labels={labelsOf(heldFields, visit.language)} />
      <HeldList {...{ visit, held }} {...(mayEnter && { more: removal(visit, partner) })} />
      {mayEnter && <Entering visit={visit} {...facts} />}
    </>
  );
  return managePage(visit, { title: w.of(partner.name), above: aboveIn(visit, partner), done, children });
}

const removal = (visit: Visit, partner: PartnerView): Column<HeldQualificationView> => {
  const w = heldWords[visit.language];
  return {
    head: w.remove,
    cell: ({ personId, qualificationId, personName, qualificationName }) => (
      <Form
        form={formState(visit)}
        action={`${heldOf(visit, partner)}/remove`}
        hidden={{ personId, qualificationId }}
      >
        <Button weight="tertiary" of={`${personName}, ${qualificationName}`}>
          {w.remove}
        </Button>
      </Form>
    ),
  };
};

const Entering = ({ visit, partner, people, qualifications, form }: HeldFacts & { visit: Visit }) => {
  const w = heldWords[visit.language];
  if (qualifications.length === 0) return <p>{w.noList}</p>;
  const choices = {
    personId: chosenFrom(w.choose, people),
    qualificationId: chosenFrom(w.choose, qualifications),
  };
  return (
    <>
      <Heading>{w.enterTitle}</Heading>
      <p>{w.careful}</p>
      <Form form={form} action={heldOf(visit, partner)}>
        <Entries form={form} fields={heldFields} choices={choices} />
        <Button>{w.enter}</Button>
      </Form>
    </>
  );
};
