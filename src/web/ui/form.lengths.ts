/** A form that fits the body which it becomes: its fields take no longer texts. */
import { lengthsOf } from '../../http/lengths.metadata.js';
import type { FormState } from '../forms/typed.js';

export const fitting = (body: new () => object, form: FormState): FormState => ({
  ...form,
  lengths: lengthsOf(body),
});
