/** Small parts of pages in the shapes of the design system: notes, buttons, badges, facts. */
import type { ComponentChildren, VNode } from 'preact';
import { Icon } from './icon.js';
import { softened } from './soft.js';

type Kind = 'info' | 'success' | 'warning' | 'danger';

interface AlertProps {
  kind: Kind;
  title: string;
  /** The reader is taken to it: after a form was sent. */
  isFocused?: boolean;
  children?: ComponentChildren;
}

/** The signs of states and notes: never colour alone. */
const looks = {
  info: { look: 'ask', sign: 'info' },
  success: { look: 'ok', sign: 'check' },
  warning: { look: 'warn', sign: 'warn' },
  danger: { look: 'bad', sign: 'cross' },
} as const;

export const Alert = ({ kind, title, isFocused = false, children }: AlertProps): VNode => (
  <div
    class={`lb-note lb-note--${looks[kind].look}`}
    role={isFocused ? 'alert' : undefined}
    tabIndex={isFocused ? -1 : undefined}
    data-focus={isFocused ? '' : undefined}
  >
    <Icon name={kind === 'danger' ? 'warn' : looks[kind].sign} />
    <div>
      <p class="lb-note__title">{title}</p>
      {children}
    </div>
  </div>
);

/** The likely next step is filled; a screen has one. */
const weights = { primary: 'lb-btn', secondary: 'lb-btn lb-btn--2', tertiary: 'lb-btn lb-btn--3' } as const;

interface ButtonProps {
  children: string;
  weight?: keyof typeof weights;
  /** Sent along when this button was the one. */
  name?: string;
  value?: string;
  /** The id of its form, where it stands outside of it. */
  form?: string;
  /** Which one, where the words alone would not say which of several is meant. */
  of?: string;
}

export const Button = ({ children, weight = 'primary', name, value, form, of }: ButtonProps): VNode => (
  <button
    class={weights[weight]}
    type="submit"
    name={name}
    value={value}
    form={form}
    aria-label={of && `${children}: ${of}`}
  >
    {children}
  </button>
);

/** A link that looks like a button: it leads on, and changes nothing. */
export const ButtonLink = ({
  href,
  weight = 'secondary',
  children,
}: {
  href: string;
  weight?: ButtonProps['weight'];
  children: ComponentChildren;
}): VNode => (
  <a class={weights[weight]} href={href}>
    {children}
  </a>
);

export const Link = ({ href, children }: { href: string; children: ComponentChildren }): VNode => (
  <a class="lb-link" href={href}>
    {children}
  </a>
);

/** A way on or back, on a line of its own. */
export const Way = ({ href, children }: { href: string; children: string }): VNode => (
  <p class="lb-on">
    <Link href={href}>{children}</Link>
  </p>
);

/** A state in a word, with its sign; the colour only helps. */
export const Badge = ({ kind, children }: { kind: Kind; children: ComponentChildren }): VNode => (
  <span class={`lb-state lb-state--${looks[kind].look}`}>
    <Icon name={looks[kind].sign} />
    <span>{children}</span>
  </span>
);

/** Pairs of what and which; pairs without a value are left out. */
export const Facts = ({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }): VNode => (
  <dl class="lb-facts">
    {facts
      .filter(([, value]) => value !== '' && value !== null && value !== undefined && value !== false)
      .map(([what, value]) => (
        <div key={what}>
          <dt>{softened(what)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** Text of several lines as it was typed. */
export const Lines = ({ text }: { text: string }): VNode => <p class="lb-typed">{text}</p>;

export const Title = ({ children }: { children: ComponentChildren }): VNode => <h1>{children}</h1>;

export const Heading = ({ children, id }: { children: ComponentChildren; id?: string }): VNode => (
  <h2 id={id}>{children}</h2>
);
