/** Applicants among what is to be decided: who asks to be let in, with what; and the forms that do it or set them aside. */
import type { VNode } from 'preact';
import type {
  ApplicantEntry,
  Applicants,
  WantedThing,
} from '../../../reservations/admitting/applicant.view.js';
import { amount } from '../../../shared/amounts.js';
import type { Refusal } from '../../../shared/refusal.js';
import { dayAt } from '../../../shared/zone.js';
import { dayAndTime, shortPeriod } from '../../../shared/spoken-time.js';
import type { FormState, Typed } from '../../forms/typed.js';
import { Input, Select, TextArea } from '../../ui/fields.js';
import { Form, formState, Refused } from '../../ui/form.js';
import { Alert, Badge, Button, Facts, Lines, Link } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import { telephone } from '../../ui/telephone.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { applicantWords, type ApplicantWords } from './applicant-words.js';

/** A decision about an applicant that was refused, to be shown again. */
export interface RefusedAdmission {
  id: string;
  kind: 'admit' | 'new' | 'aside';
  typed: Typed;
  refusal: Refusal;
}

interface RowsProps {
  visit: AllianceVisit;
  applicants: Applicants;
  refusedAdmission?: RefusedAdmission | undefined;
}

export const ApplicantRows = (props: RowsProps): VNode | null => {
  const { visit, applicants, refusedAdmission } = props;
  const w = applicantWords[visit.language];
  const isGone = refusedAdmission && !applicants.entries.some(({ id }) => id === refusedAdmission.id);
  return (
    <>
      {isGone && <Refused form={formState(visit, {}, refusedAdmission.refusal)} />}
      {applicants.entries.map((entry) => (
        <ApplicantRow {...props} entry={entry} w={w} key={entry.id} />
      ))}
      {applicants.hasMore && <p>{w.more}</p>}
    </>
  );
};

interface RowProps extends RowsProps {
  entry: ApplicantEntry;
  w: ApplicantWords;
}

const ApplicantRow = (props: RowProps): VNode => {
  const { visit, entry, refusedAdmission, w } = props;
  const refused = refusedAdmission?.id === entry.id ? refusedAdmission : undefined;
  return (
    <article
      class="lb-decide lb-decide--ask"
      id={`a-${entry.id}`}
      aria-labelledby={`h-${entry.id}`}
      tabIndex={-1}
    >
      <div class="lb-decide__top">
        <Badge kind="info">{w.badge}</Badge>
      </div>
      <div class="lb-decide__who">
        <h2 class="lb-decide__name" id={`h-${entry.id}`}>
          {softened((entry.agreementVersion === null ? w.title : w.joins)(entry.partnerName))}
        </h2>
        {refused && <Refused form={formState(visit, refused.typed, refused.refusal)} labels={w} />}
        <About {...props} />
        <AdmitForm {...props} />
      </div>
      <div class="lb-decide__acts">
        <NewPartnerForm {...props} />
        <AsideForm {...props} />
      </div>
    </article>
  );
};

const About = ({ visit, entry, w }: RowProps): VNode => {
  const { timeZone, language } = visit;
  const { facts } = w;
  return (
    <>
      <Facts
        facts={[
          [facts.name, entry.name],
          [facts.phone, entry.phone !== '' && <a href={telephone(entry.phone)}>{entry.phone}</a>],
          [facts.email, entry.email],
          [facts.occasion, entry.occasionName],
          [
            w.agreement,
            entry.agreementVersion !== null && (
              <Link href={`${visit.home}/founding-agreement?version=${entry.agreementVersion}`}>
                {w.accepted(entry.agreementVersion)}
              </Link>
            ),
          ],
          [facts.askedAt, dayAndTime(entry.askedAt, timeZone, language)],
          [
            facts.basket,
            entry.things.length === 0 ? (
              entry.agreementVersion === null && w.empty
            ) : (
              <Things things={entry.things} visit={visit} w={w} />
            ),
          ],
          [facts.note, entry.note !== '' && <Lines text={entry.note} />],
        ]}
      />
      <p class="lb-small">
        {w.unchecked} {entry.things.length > 0 && w.goesOn}
      </p>
      {entry.alike.length > 0 && <Alert kind="info" title={w.alike(entry.alike.join(', '))} />}
      {entry.knownAt.length > 0 && <Alert kind="info" title={w.knownAt(entry.knownAt.join(', '))} />}
    </>
  );
};

interface ThingsProps {
  things: readonly WantedThing[];
  visit: AllianceVisit;
  w: ApplicantWords;
}

const Things = ({ things, visit: { timeZone, language }, w }: ThingsProps): VNode => (
  <ul>
    {things.map(({ itemName, unit, quantity, period }, position) => (
      <li key={position}>
        {itemName === '' ? w.gone : `${softened(itemName)}: ${amount(quantity, unit, language)}`},{' '}
        {period ? shortPeriod(period, timeZone, language) : w.withoutDays}
      </li>
    ))}
  </ul>
);

/** The form's own state: with what was typed and what was wrong, where it is the one that was refused. */
function stateOf({ visit, entry, refusedAdmission }: RowProps, kind: RefusedAdmission['kind']): FormState {
  const isRefused = refusedAdmission?.id === entry.id && refusedAdmission.kind === kind;
  return isRefused ? formState(visit, refusedAdmission.typed, refusedAdmission.refusal) : formState(visit);
}

const actionOf = ({ visit, entry }: RowProps, what: string): string =>
  `${visit.home}/applicants/${entry.id}/${what}`;

const AdmitForm = (props: RowProps): VNode => {
  const { applicants, entry, w } = props;
  const form = stateOf(props, 'admit');
  const choices = applicants.partners.map(({ id, name, status }) => ({
    value: id,
    label: status === 'interested' ? w.interested(name) : status === 'resting' ? w.resting(name) : name,
  }));
  return (
    <Form
      form={form}
      action={actionOf(props, 'admit')}
      hidden={{ version: String(entry.version) }}
      class="lb-row lb-admit"
    >
      <Select
        form={form}
        row={`p-${entry.id}`}
        name="partnerId"
        label={w.partnerId}
        choices={[{ value: '', label: w.choose }, ...choices]}
        value={entry.partnerId}
      />
      <Button of={entry.name}>{w.admit}</Button>
    </Form>
  );
};

const NewPartnerForm = (props: RowProps): VNode => {
  const { visit, entry, applicants, w } = props;
  const form = stateOf(props, 'new');
  const today = dayAt(applicants.now, visit.timeZone).toString();
  return (
    <details class="lb-open" open={form.refusal !== undefined || entry.agreementVersion !== null}>
      <summary>
        {w.newOpen}
        <span class="lb-sr"> {entry.name}</span>
      </summary>
      <Form form={form} action={actionOf(props, 'new-partner')} hidden={{ version: String(entry.version) }}>
        <Input
          form={form}
          row={`n-${entry.id}`}
          name="partnerName"
          label={w.partnerName}
          hint={w.openHelp}
          value={entry.partnerName}
          autocomplete="off"
        />
        <Input
          form={form}
          row={`d-${entry.id}`}
          name="agreementSignedOn"
          type="date"
          label={w.agreementSignedOn}
          value={today}
          max={today}
          isQuiet
        />
        <div class="lb-row">
          <Button name="agreement" value="signed" of={entry.name}>
            {w.signed}
          </Button>
          <Button weight="secondary" name="agreement" value="open" of={entry.name}>
            {w.open}
          </Button>
        </div>
      </Form>
    </details>
  );
};

const AsideForm = (props: RowProps): VNode => {
  const { entry, w } = props;
  const form = stateOf(props, 'aside');
  return (
    <details class="lb-open" open={form.refusal !== undefined}>
      <summary>
        {w.asideOpen}
        <span class="lb-sr"> {entry.name}</span>
      </summary>
      <Form form={form} action={actionOf(props, 'set-aside')} hidden={{ version: String(entry.version) }}>
        <TextArea
          form={form}
          row={`s-${entry.id}`}
          name="answer"
          label={w.answer}
          hint={w.answerHint}
          maxLength={1000}
          isOptional
        />
        <Button weight="secondary" of={entry.name}>
          {w.aside}
        </Button>
      </Form>
    </details>
  );
};
