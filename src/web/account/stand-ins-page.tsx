/** Who stands in for whom: what is entered, and a short form for each thing that one decides about. */
import type { VNode } from 'preact';
import type { StandInView } from '../../partners/members/stand-in.dto.js';
import type { Office } from '../../partners/members/stand-in-rules.js';
import { parseDay } from '../../shared/input-text.js';
import { dateInWords } from '../../shared/spoken-time.js';
import type { FormState } from '../forms/typed.js';
import { Input, Select } from '../ui/fields.js';
import { Form, formState, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, Heading, Title, Way } from '../ui/parts.js';
import type { AllianceVisit } from '../ui/visit.js';
import { standInWords } from './stand-in-words.js';
import { Thing, Things } from './things.js';

interface StandInsFacts {
  visit: AllianceVisit;
  entered: readonly StandInView[];
  offices: readonly Office[];
  /** What a form has just done, and the one that was refused. */
  done?: string | undefined;
  form: FormState;
}

export function standInsPage(facts: StandInsFacts): Page {
  const { visit, offices, done, form } = facts;
  const w = standInWords[visit.language];
  const notes = new Map([
    ['entered', w.entered],
    ['ended', w.ended],
  ]);
  const note = notes.get(done ?? '');
  const body = (
    <>
      <Title>{w.title}</Title>
      <Refused form={form} labels={w} />
      {note && <Alert kind="success" title={note} isFocused />}
      <p>{w.what}</p>
      {offices.length === 0 && <p>{w.nothing}</p>}
      {offices.map((office) => (
        <OfficeForm {...facts} office={office} key={office.partnerId} />
      ))}
      <Heading>{w.standing}</Heading>
      <Entered {...facts} />
      <Way href="/me">{w.toAccount}</Way>
    </>
  );
  return { title: w.title, body, place: 'account' };
}

const OfficeForm = ({ visit, form: sent, office }: StandInsFacts & { office: Office }): VNode => {
  const { partnerId, partnerName, people } = office;
  const w = standInWords[visit.language];
  const form =
    sent.refusal && (sent.typed['partnerId'] ?? '') === (partnerId ?? '') ? sent : formState(visit);
  const row = partnerId ?? 'office';
  const choices = [
    { value: '', label: w.choose },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const title = partnerName === null ? w.coordination : w.partner(partnerName);
  return (
    <>
      <Heading>{title}</Heading>
      {people.length === 0 ? (
        <p>{w.nobody}</p>
      ) : (
        <Form form={form} action={`${visit.home}/stand-ins`} hidden={partnerId === null ? {} : { partnerId }}>
          <Input form={form} row={row} name="from" label={w.from} type="date" />
          <Input form={form} row={row} name="until" label={w.until} type="date" />
          <Select form={form} row={row} name="deputyId" label={w.deputyId} choices={choices} />
          <Button of={title}>{w.enter}</Button>
        </Form>
      )}
    </>
  );
};

const Entered = ({ visit, entered }: StandInsFacts): VNode => {
  const { language, home } = visit;
  const w = standInWords[language];
  if (entered.length === 0) return <p>{w.none}</p>;
  const said = (day: string): string => dateInWords(parseDay(day)!, language);
  return (
    <Things>
      {entered.map(({ id, personName, deputyName, partnerName, from, until }) => (
        <Thing
          key={id}
          title={w.forWhom(personName, deputyName)}
          facts={[
            w.days(said(from), said(until)),
            partnerName === null ? w.coordination : w.partner(partnerName),
          ]}
        >
          <Form form={formState(visit)} action={`${home}/stand-ins/${id}/end`}>
            <Button weight="secondary" of={w.forWhom(personName, deputyName)}>
              {w.end}
            </Button>
          </Form>
        </Thing>
      ))}
    </Things>
  );
};
