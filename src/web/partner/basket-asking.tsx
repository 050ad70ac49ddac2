/** The lower part of the basket's page: who asks, and what for. */
import type { VNode } from 'preact';
import { Input, Select, TextArea } from '../ui/fields.js';
import { Alert, Button, Heading } from '../ui/parts.js';
import { personOf, type Visit } from '../ui/visit.js';
import type { BasketProps } from './basket-page.js';
import { basketWords } from './basket-words.js';

/** For somebody who is signed in and may ask. The coordination mostly asks for a caller. */
export const AskFields = (props: BasketProps): VNode => {
  const { visit, form, draft } = props;
  const w = basketWords[visit.language];
  const isForCaller = visit.actor!.isCoordination;
  const own = isForCaller ? '' : (personOf(visit)?.name ?? '');
  return (
    <>
      <Heading>{w.ask}</Heading>
      <PartnerField {...props} />
      {isForCaller && <OnBehalfOf {...props} />}
      <Occasion {...props} />
      <Input
        form={form}
        name="contact.name"
        label={w.contactName}
        value={draft.contactName || own}
        maxLength={200}
        autocomplete={isForCaller ? 'off' : 'name'}
        {...(isForCaller ? { hint: w.callerHint } : {})}
      />
      <Input
        form={form}
        name="contact.phone"
        type="tel"
        label={w.contactPhone}
        value={draft.contactPhone}
        maxLength={40}
        autocomplete={isForCaller ? 'off' : 'tel'}
        isOptional
      />
      <TextArea form={form} name="note" label={w.note} value={draft.note} maxLength={500} isOptional />
      {!isForCaller && <OnBehalfOf {...props} />}
    </>
  );
};

const Occasion = ({ visit, form, draft }: BasketProps): VNode => {
  const w = basketWords[visit.language];
  return (
    <Input
      form={form}
      name="occasion.name"
      label={w.occasion}
      hint={w.occasionHint}
      value={draft.occasion}
      maxLength={200}
    />
  );
};

const OnBehalfOf = ({ visit, form, draft }: BasketProps): VNode => {
  const w = basketWords[visit.language];
  return (
    <Input
      form={form}
      name="onBehalfOf"
      label={w.onBehalfOf}
      hint={w.onBehalfHint}
      value={draft.onBehalfOf}
      maxLength={200}
      isOptional
    />
  );
};

/** One partner is only said, of several one is chosen. */
const PartnerField = ({ visit, form, sheet: { partners, basket } }: BasketProps): VNode => {
  const w = basketWords[visit.language];
  const [only] = partners;
  if (partners.length === 1)
    return (
      <p class="kern-body">
        {w.askFor(only!.name)}
        <input type="hidden" name="partnerId" value={only!.id} />
      </p>
    );
  const choices = partners.map(({ id, name }) => ({ value: id, label: name }));
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
export const CodeFields = (props: BasketProps): VNode => {
  const { visit, form } = props;
  const w = basketWords[visit.language];
  return (
    <>
      <Heading>{w.signInTitle}</Heading>
      <Occasion {...props} />
      <Input
        form={form}
        name="email"
        type="email"
        label={w.email}
        hint={w.emailHint}
        maxLength={254}
        autocomplete="username"
        inputMode="email"
      />
      <Button>{w.askCode}</Button>
    </>
  );
};

/** For somebody who is signed in and belongs to nobody here. */
export const Contact = ({ visit }: { visit: Visit }): VNode => {
  const w = basketWords[visit.language];
  const { contactName, contactPhone, contactEmail, contactHours } = visit.actor!.alliance;
  return (
    <Alert kind="info" title={w.notMember}>
      <p class="kern-body">{w.notMemberHelp}</p>
      <p class="kern-body">
        {[contactName, contactPhone, contactHours].filter((said) => said !== '').join(', ')}
        <br />
        {contactEmail !== '' && (
          <a class="kern-link" href={`mailto:${contactEmail}`}>
            {contactEmail}
          </a>
        )}
      </p>
    </Alert>
  );
};
