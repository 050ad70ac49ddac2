/** Where somebody types the address that gets a code or an answer. */
import type { VNode } from 'preact';
import { dictionary } from '../../shared/words.js';
import type { FormState } from '../forms/typed.js';
import { Input } from './fields.js';

const words = dictionary({ email: 'Ihre E-Mail-Adresse' }, { email: 'Your mail address' });

export const AddressField = ({ form, hint }: { form: FormState; hint: string }): VNode => (
  <Input
    form={form}
    name="email"
    type="email"
    label={words[form.language].email}
    hint={hint}
    autocomplete="username"
    inputMode="email"
  />
);
