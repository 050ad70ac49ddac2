/** After somebody asked for a code on the basket's page: where to type it in. */
import type { Page } from '../ui/page.js';
import { formState } from '../ui/form.js';
import { Input } from '../ui/fields.js';
import { Button, Title } from '../ui/parts.js';
import { dictionary } from '../ui/dictionary.js';
import type { Visit } from '../ui/visit.js';

const words = dictionary(
  {
    title: 'Code eingeben',
    help: 'Der Code steht in der E-Mail, die wir Ihnen schicken, wenn Sie hier einen Zugang haben. Er gilt zehn Minuten.',
    email: 'Ihre E-Mail-Adresse',
    code: 'Code aus sechs Ziffern',
    signIn: 'Anmelden',
  },
  {
    title: 'Enter the code',
    help: 'The code is in the mail that we send you, if you have an account here. It is valid for ten minutes.',
    email: 'Your mail address',
    code: 'Code of six digits',
    signIn: 'Sign in',
  },
);

export function askedForCode(visit: Visit, email: string): Page {
  const w = words[visit.language];
  const form = formState(visit);
  const body = (
    <>
      <Title>{w.title}</Title>
      <p class="kern-body">{w.help}</p>
      <form method="post" action="/sign-in/code" class="lb-form">
        <Input form={form} name="email" type="email" label={w.email} value={email} autocomplete="username" />
        <Input form={form} name="code" label={w.code} inputMode="numeric" autocomplete="one-time-code" />
        <Button>{w.signIn}</Button>
      </form>
    </>
  );
  return { title: w.title, body };
}
