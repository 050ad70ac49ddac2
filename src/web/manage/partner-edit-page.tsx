/** A new partner, or changing one. */
import { Form, Refused } from '../ui/form.js';
import { Checkbox, Input, Select, TextArea } from '../ui/fields.js';
import type { Page } from '../ui/page.js';
import { Button } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { carried } from './as-seen.js';
import { managePage, manageOf } from './manage-frame.js';
import { partnerWords } from './partner-words.js';

/** `partner` is undefined for a new one. */
export function partnerEditPage(
  visit: Visit,
  form: FormState,
  partner: { id: string; name: string } | undefined,
): Page {
  const w = partnerWords[visit.language];
  const at = `${manageOf(visit)}/partners`;
  const statuses = Object.entries(w.statuses).map(([value, label]) => ({ value, label }));
  const children = (
    <>
      <Refused form={form} labels={w} />
      <Form form={form} action={partner ? `${at}/${partner.id}/edit` : `${at}/new`} hidden={carried(form)}>
        <Input form={form} name="name" label={w.name} maxLength={200} />
        <Input
          form={form}
          name="shortName"
          label={w.shortName}
          hint={w.shortNameHint}
          maxLength={80}
          isOptional
        />
        <Select form={form} name="status" label={w.status} hint={w.statusHint} choices={statuses} />
        <Input form={form} name="agreementSignedOn" label={w.signedOn} type="date" isOptional />
        <Checkbox form={form} name="isLender" label={w.isLender} />
        <Checkbox form={form} name="isBorrower" label={w.isBorrower} />
        <Input
          form={form}
          name="organisationType"
          label={w.organisationType}
          hint={w.organisationTypeHint}
          maxLength={80}
          isOptional
        />
        <Input
          form={form}
          name="legalForm"
          label={w.legalForm}
          hint={w.legalFormHint}
          maxLength={120}
          isOptional
        />
        <Input
          form={form}
          name="privacyLaw"
          label={w.privacyLaw}
          hint={w.privacyLawHint}
          maxLength={80}
          isOptional
        />
        <TextArea form={form} name="notes" label={w.notes} hint={w.notesHint} maxLength={2000} isOptional />
        <Button>{partner ? w.save : w.create}</Button>
      </Form>
    </>
  );
  const above = [
    [at, w.title],
    ...(partner ? [[`${at}/${partner.id}`, partner.name] as const] : []),
  ] as const;
  const title = partner ? `${partner.name}: ${w.edit}` : w.new;
  return managePage(visit, { title, above, children });
}
