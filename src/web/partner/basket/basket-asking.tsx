/** Who asks, and what for. */
import type { VNode } from 'preact';
import { barredInShort, whatToDo } from '../../../partners/who/borrowing.js';
import { MOST_NOTE } from '../../basket/basket-typed.js';
import { AddressField } from '../../ui/address-field.js';
import { Checkbox, Input, Select, TextArea } from '../../ui/fields.js';
import { joinWords } from '../../ui/join.js';
import { Alert, Heading, Link } from '../../ui/parts.js';
import { personOf } from '../../ui/visit.js';
import type { BasketProps } from './basket-props.js';

/** Whoever is signed in and may not ask here is told what to do. */
export const Asking = (props: BasketProps): VNode => {
  switch (askingOf(props)) {
    case 'unknown':
      return <CodeFields {...props} />;
    case 'foreign':
      return <Contact {...props} />;
    case 'barred':
      return <Barred {...props} />;
    default:
      return <AskFields {...props} />;
  }
};

/** Who the visitor is to the alliance: not known yet, of no partner, of partners that may not borrow, or one who may ask. */
export function askingOf({
  visit,
  sheet: { partners },
}: BasketProps): 'unknown' | 'foreign' | 'barred' | 'member' {
  if (!personOf(visit)) return 'unknown';
  if (partners.length === 0) return 'foreign';
  return partners.every(({ barrier }) => barrier !== undefined) ? 'barred' : 'member';
}

/** The coordination mostly asks for a caller. */
const AskFields = (props: BasketProps): VNode => {
  const { visit, form, draft, w } = props;
  const isForCaller = visit.actor.isCoordination;
  const own = isForCaller ? '' : (personOf(visit)?.name ?? '');
  return (
    <div class="lb-panel lb-form">
      <Heading>{w.ask}</Heading>
      <PartnerField {...props} />
      {isForCaller && <OnBehalfOf {...props} />}
      <Occasion {...props} />
      <Checkbox
        form={form}
        name="occasion.public"
        label={w.occasionPublic}
        isChecked={draft.isPublic === 'true'}
      />
      <Input
        form={form}
        name="contact.name"
        label={w.contactName}
        value={draft.contactName || own}
        autocomplete={isForCaller ? 'off' : 'name'}
        {...(isForCaller ? { hint: w.callerHint } : {})}
      />
      <Input
        form={form}
        name="contact.phone"
        type="tel"
        label={w.contactPhone}
        value={draft.contactPhone}
        autocomplete={isForCaller ? 'off' : 'tel'}
        isOptional
      />
      {isForCaller && <MailsTo {...props} />}
      <TextArea form={form} name="note" label={w.note} value={draft.note} maxLength={MOST_NOTE} isOptional />
      {!isForCaller && <OnBehalfOf {...props} />}
    </div>
  );
};

const Occasion = ({ form, draft, w }: BasketProps): VNode => (
  <Input form={form} name="occasion.name" label={w.occasion} hint={w.occasionHint} value={draft.occasion} />
);

const OnBehalfOf = ({ form, draft, w }: BasketProps): VNode => (
  <Input
    form={form}
    name="onBehalfOf"
    label={w.onBehalfOf}
    hint={w.onBehalfHint}
    value={draft.onBehalfOf}
    isOptional
  />
);

/** Whoever telephones may have no mail; whoever acts for the partner is mailed otherwise. */
const MailsTo = ({ form, draft, w }: BasketProps): VNode => (
  <Select
    form={form}
    name="forCaller"
    label={w.mailsTo}
    choices={[
      { value: 'true', label: w.mailsToNobody },
      { value: 'false', label: w.mailsToPartner },
    ]}
    value={draft.forCaller || String(draft.onBehalfOf !== '')}
  />
);

/** One partner is only said, of several one is chosen. */
const PartnerField = ({ form, sheet: { partners, basket }, w }: BasketProps): VNode => {
  const [only] = partners;
  if (partners.length === 1)
    return (
      <p>
        {w.askFor(only!.name)}
        <input type="hidden" name="partnerId" value={only!.id} />
      </p>
    );
  const choices = partners.map(({ id, name, barrier }) => ({
    value: id,
    label: barrier === undefined ? name : `${name} (${barredInShort(barrier, form.language)})`,
  }));
  return (
    <Select
      form={form}
      name="partnerId"
      label={w.partner}
      choices={[{ value: '', label: w.choose }, ...choices]}
      value={basket.partnerId}
    />
  );
};

/** For somebody whom we do not know yet. */
const CodeFields = (props: BasketProps): VNode => {
  const { form, w } = props;
  return (
    <div class="lb-panel lb-form">
      <Heading>{w.signInTitle}</Heading>
      <Occasion {...props} />
      <AddressField form={form} hint={w.emailHint} />
    </div>
  );
};

/** For somebody who acts only for partners that may not borrow; why, stands above every page. */
const Barred = ({ visit, sheet: { partners }, w }: BasketProps): VNode => (
  <Alert kind="info" title={w.barred}>
    <p>{w.barredHelp}</p>
    {partners.map(
      ({ id, barrier }) =>
        barrier !== undefined && (
          <p key={id}>{whatToDo({ barrier }, visit.actor.alliance, visit.language)}</p>
        ),
    )}
  </Alert>
);

/** For somebody who is signed in and belongs to nobody here. */
const Contact = ({ visit, w }: BasketProps): VNode => {
  const { contactName, contactPhone, contactEmail, contactHours } = visit.actor.alliance;
  return (
    <Alert kind="info" title={w.notMember}>
      <p>{w.notMemberHelp}</p>
      <p>
        {[contactName, contactPhone, contactHours].filter((said) => said !== '').join(', ')}
        <br />
        {contactEmail !== '' && (
          <a class="lb-link" href={`mailto:${contactEmail}`}>
            {contactEmail}
          </a>
        )}
      </p>
      <p>
        <Link href={`${visit.home}/join`}>{joinWords(visit.language).send}</Link>
      </p>
    </Alert>
  );
};
