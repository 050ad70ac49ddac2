/** Onto the waiting list: how many, for whom and what for; the days are those at which they could not be had. */
import type { ItemView } from '../../../items/item.dto.js';
import type { Way } from '../../../items/hand-over-times.js';
import type { NamedPartner } from '../../../partners/members/partner.dto.js';
import { dayAndTime, endInWords } from '../../../shared/spoken-time.js';
import { Input, Select } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import type { FormState, Typed } from '../../forms/typed.js';
import type { Page } from '../../ui/page.js';
import { Button, ButtonLink, Facts, Title } from '../../ui/parts.js';
import { personOf, type AllianceVisit } from '../../ui/visit.js';
import { waitingWords } from './waiting-words.js';

export interface JoinWaitingFacts {
  item: ItemView;
  way: Pick<Way, 'pickUp' | 'returnDue'>;
  partners: readonly NamedPartner[];
  form: FormState;
  /** The item and the days, as they travel along. */
  hidden: Typed;
}

export function joinWaitingPage(visit: AllianceVisit, facts: JoinWaitingFacts): Page {
  const { item, way, partners, form, hidden } = facts;
  const { home, timeZone, language } = visit;
  const w = waitingWords[language];
  const labels = { quantity: w.quantity, partnerId: w.partnerChoice, 'contact.name': w.contactName };
  const choices = partners.map(({ id, name }) => ({ value: id, label: name }));
  const body = (
    <>
      <Title>{w.join}</Title>
      <Refused form={form} labels={labels} />
      <Facts
        facts={[
          [w.things, item.name],
          [w.pickUp, dayAndTime(way.pickUp.at, timeZone, language)],
          [w.returnDue, endInWords(way.returnDue.at, timeZone, language)],
        ]}
      />
      <p>
        {w.waits} {w.joinHelp}
      </p>
      <Form form={form} action={`${home}/waiting/join`} hidden={hidden}>
        <Input form={form} name="quantity" label={w.quantity} inputMode="numeric" />
        {choices.length !== 1 && (
          <Select form={form} name="partnerId" label={w.partnerChoice} choices={choices} />
        )}
        <Input form={form} name="occasion.name" label={w.occasionName} isOptional />
        <Input
          form={form}
          name="contact.name"
          label={w.contactName}
          value={personOf(visit)?.name ?? ''}
          autocomplete="name"
        />
        <Input
          form={form}
          name="contact.phone"
          label={w.contactPhone}
          type="tel"
          inputMode="tel"
          autocomplete="tel"
          isOptional
        />
        <div class="lb-acts">
          <Button>{w.join}</Button>
          <ButtonLink href={`${home}/items/${item.id}`}>{w.back}</ButtonLink>
        </div>
      </Form>
    </>
  );
  return { title: w.join, body, place: 'requests' };
}
