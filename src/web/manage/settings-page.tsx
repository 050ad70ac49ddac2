/** The alliance's own settings: the numbers by which requests are judged, and what everybody reads of it. */
import { Form, Refused } from '../ui/form.js';
import { Input, Select } from '../ui/fields.js';
import type { Page } from '../ui/page.js';
import { Button } from '../ui/parts.js';
import type { FormState } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { spanUnits } from './amounts.js';
import { carried } from './as-seen.js';
import { Radios } from './choices.js';
import { managePage, manageOf } from './manage-frame.js';
import { settingsWords } from './settings-words.js';

export function rulesPage(visit: Visit, form: FormState, done: string | undefined): Page {
  const w = settingsWords[visit.language];
  const number = { form, inputMode: 'numeric' } as const;
  const units = spanUnits.map((value) => ({ value, label: w.units[value] }));
  const children = (
    <>
      <Refused form={form} />
      <p class="kern-body">{w.rulesHelp}</p>
      <Form form={form} action={`${manageOf(visit)}/rules`} hidden={carried(form)}>
        <Input {...number} name="rules.decisionDays" label={w.decisionDays} hint={w.decisionHint} />
        <Input {...number} name="rules.leadTimeDays" label={w.leadTimeDays} hint={w.leadTimeHint} />
        <Input {...number} name="rules.horizonDays" label={w.horizonDays} />
        <Input {...number} name="rules.longestLoanDays" label={w.longestLoanDays} />
        <div class="lb-row lb-fields">
          <Input {...number} name="rules.bufferMinutes" label={w.bufferMinutes} hint={w.bufferHint} />
          <Select form={form} name="bufferUnit" label={w.bufferUnit} choices={units} />
        </div>
        <Button>{w.save}</Button>
      </Form>
    </>
  );
  return managePage(visit, { title: w.rules, done, children });
}

export function portraitPage(visit: Visit, form: FormState, done: string | undefined): Page {
  const w = settingsWords[visit.language];
  const answers = Object.entries(w.visibilities).map(([value, [label = '', hint = '']]) => ({
    value,
    label,
    hint,
  }));
  const children = (
    <>
      <Refused form={form} />
      <Form form={form} action={`${manageOf(visit)}/portrait`} hidden={carried(form)}>
        <Input form={form} name="name" label={w.name} hint={w.nameHint} maxLength={200} />
        <Input form={form} name="place" label={w.place} maxLength={120} />
        <Input form={form} name="state" label={w.state} maxLength={60} isOptional />
        <Input
          form={form}
          name="legalBearer"
          label={w.legalBearer}
          hint={w.legalBearerHint}
          maxLength={200}
        />
        <Input
          form={form}
          name="contact.name"
          label={w.contactName}
          hint={w.contactNameHint}
          maxLength={200}
          autocomplete="off"
        />
        <Input form={form} name="contact.phone" label={w.contactPhone} type="tel" maxLength={40} isOptional />
        <Input
          form={form}
          name="contact.email"
          label={w.contactEmail}
          hint={w.contactEmailHint}
          type="email"
          maxLength={254}
          autocomplete="off"
        />
        <Input form={form} name="contact.hours" label={w.contactHours} maxLength={200} isOptional />
        <Radios form={form} name="visibility" label={w.visibility} choices={answers} />
        <Button>{w.save}</Button>
      </Form>
    </>
  );
  return managePage(visit, { title: w.portrait, done, children });
}
