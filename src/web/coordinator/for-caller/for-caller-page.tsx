/** Asking for somebody who telephones: for whom, before anything is chosen from the list. */
import type { NamedPartner } from '../../../partners/members/partner.dto.js';
import type { Refusal } from '../../../shared/refusal.js';
import { dictionary } from '../../../shared/words.js';
import type { Typed } from '../../forms/typed.js';
import { Input, Select } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import { Empty } from '../../ui/empty.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, Link, Title } from '../../ui/parts.js';
import type { AllianceVisit } from '../../ui/visit.js';

const words = dictionary(
  {
    title: 'Für jemanden anfragen',
    intro: 'Sagen Sie zuerst, wer anruft. Danach wählen Sie in der Liste die Tage und was gebraucht wird.',
    partner: 'Für welchen Bündnispartner?',
    nobody: 'Noch kein Bündnispartner kann etwas ausleihen.',
    toPartners: 'Zu den Bündnispartnern',
    choose: 'Bitte wählen',
    name: 'Wer ruft an?',
    phone: 'Telefon',
    occasion: 'Wofür? (Aktion)',
    go: 'Weiter zur Liste',
    filled: (lines: number) =>
      lines === 1 ? 'In Ihrem Korb liegt noch etwas.' : `In Ihrem Korb liegen noch ${lines} Gegenstände.`,
    goEmpty: 'Weiter mit leerem Korb',
    goFilled: 'Weiter mit dem, was im Korb liegt',
  },
  {
    title: 'Ask for somebody',
    intro: 'Say first who is calling. Then choose the days and what is needed in the list.',
    partner: 'For which partner?',
    nobody: 'No partner may borrow anything yet.',
    toPartners: 'To the partners',
    choose: 'Please choose',
    name: 'Who is calling?',
    phone: 'Telephone',
    occasion: 'What for? (occasion)',
    go: 'On to the list',
    filled: (lines: number) =>
      lines === 1 ? 'Something still lies in your basket.' : `${lines} things still lie in your basket.`,
    goEmpty: 'Go on with an empty basket',
    goFilled: 'Go on with what lies in the basket',
  },
);

interface Calling {
  partners: readonly NamedPartner[];
  typed?: Typed;
  refusal?: Refusal;
}

/** Nobody can be asked for yet. */
function noPartnersPage({ language, home }: AllianceVisit): Page {
  const w = words[language];
  const body = (
    <>
      <Title>{w.title}</Title>
      <Empty title={w.nobody}>
        <Link href={`${home}/manage/partners`}>{w.toPartners}</Link>
      </Empty>
    </>
  );
  return { title: w.title, body, place: 'today' };
}

export function forCallerPage(visit: AllianceVisit, { partners, typed, refusal }: Calling): Page {
  if (partners.length === 0) return noPartnersPage(visit);
  const w = words[visit.language];
  const form = formState(visit, typed, refusal);
  const { length } = visit.basket.lines;
  const choices = partners.map(({ id, name }) => ({ value: id, label: name }));
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} />
      <p>{w.intro}</p>
      <Form form={form} action={`${visit.home}/for-caller`}>
        <Select
          form={form}
          name="partnerId"
          label={w.partner}
          choices={[{ value: '', label: w.choose }, ...choices]}
        />
        <Input form={form} name="name" label={w.name} autocomplete="off" maxLength={200} />
        <Input
          form={form}
          name="phone"
          type="tel"
          label={w.phone}
          autocomplete="off"
          isOptional
          maxLength={40}
        />
        <Input form={form} name="occasion" label={w.occasion} isOptional maxLength={200} />
        {length === 0 ? (
          <Button>{w.go}</Button>
        ) : (
          <>
            <Alert kind="info" title={w.filled(length)} />
            <div class="lb-row">
              <Button name="basket" value="empty">
                {w.goEmpty}
              </Button>
              <Button weight="secondary" name="basket" value="filled">
                {w.goFilled}
              </Button>
            </div>
          </>
        )}
      </Form>
    </>
  );
  return { title: w.title, body, place: 'today' };
}
