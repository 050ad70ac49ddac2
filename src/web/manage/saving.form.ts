/** Saving: a form of the housekeeping makes a new thing, or changes one as somebody saw it. */
import { checkInput } from '../../http/validation.pipe.js';
import type { FormState, Typed } from '../forms/typed.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { fitting } from '../ui/form.lengths.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import type { Visit } from '../ui/visit.js';
import { expectSeen, seenAgain, seenForm } from './as-seen.js';
import { differing } from './differing.js';
import { bodyOf, inOrder, typedOf, wrongsOf, type Fields } from './fields.js';
import { respoken } from './respoken.js';

/** A kind of form: the body that it becomes, and the fields in which it is typed. */
interface FormKind<Body extends object> {
  body: new () => Body;
  fields: Fields;
  /** Where the body is more than the sum of its fields. */
  read?: (typed: Typed, visit: Visit) => object;
}

/** The form of a new thing, with what is usual filled in. */
export const emptyForm = <Body extends object>(
  { body }: FormKind<Body>,
  visit: Visit,
  usual: Typed = {},
): FormState => fitting(body, formState(visit, usual));

/** The form of something that stands. */
export const standingForm = <Body extends object>(
  { body, fields }: FormKind<Body>,
  visit: Visit,
  standing: object,
): FormState => fitting(body, seenForm(visit, typedOf(fields, standing, visit.language)));

/** The form with what was typed so far, of which nothing is saved. */
export const counted = <Body extends object>(kind: FormKind<Body>, visit: Visit, said: Typed): FormState =>
  emptyForm(kind, visit, inOrder(kind.fields, said));

interface Creating<Body, Made> {
  visit: Visit;
  said: Typed;
  save: (facts: Body) => Promise<Made>;
  /** The page that follows. */
  next: (made: Made) => string;
  again: (form: FormState) => Page | Promise<Page>;
}

/** Makes a new thing, or shows the form again. */
export function create<Body extends object, Made>(
  kind: FormKind<Body>,
  { visit, said, save, next, again }: Creating<Body, Made>,
): Promise<Answer> {
  const typed = inOrder(kind.fields, said);
  return attempt(
    async () => seeOther(next(await save(await checked(kind, typed, visit)))),
    (refusal) => again(fitting(kind.body, formState(visit, typed, respoken(refusal, wrongsOf(kind.fields))))),
  );
}

interface Changing<Body, Standing, Saved> {
  visit: Visit;
  said: Typed;
  load: () => Standing | Promise<Standing>;
  /** `expect` refuses what stands otherwise than the form had shown it; `before` is how it stands. */
  save: (changes: Partial<Body>, expect: (standing: Standing) => void, before: Standing) => Promise<Saved>;
  /** The page that follows; undefined where nothing differed. */
  next: string | ((saved: Saved | undefined) => string);
  again: (form: FormState, standing: Standing) => Page | Promise<Page>;
}

/** Saves what differs from how the thing stands, or shows the form again. */
export async function change<Body extends object, Standing extends object, Saved>(
  kind: FormKind<Body>,
  { visit, said, load, save, next, again }: Changing<Body, Standing, Saved>,
): Promise<Answer> {
  const typed = inOrder(kind.fields, said);
  const before = await load();
  const typedFor = (standing: Standing): Typed => typedOf(kind.fields, standing, visit.language);
  return attempt(
    async () => {
      const changes = differing(await checked(kind, typed, visit), before);
      const expect = (standing: Standing): void => expectSeen(typed, typedFor(standing));
      const saved = Object.keys(changes).length > 0 ? await save(changes, expect, before) : undefined;
      return seeOther(typeof next === 'string' ? next : next(saved));
    },
    async (refusal) => {
      const spoken = respoken(refusal, wrongsOf(kind.fields));
      const form = seenAgain(visit, typed, spoken, typedFor(await load()));
      return again(fitting(kind.body, form), before);
    },
  );
}

function checked<Body extends object>(kind: FormKind<Body>, typed: Typed, visit: Visit): Promise<Body> {
  const { body, fields, read } = kind;
  return checkInput(body, read ? read(typed, visit) : bodyOf(fields, typed, visit.language));
}
