/** Small parts of pages in the shapes of the design system: notes, buttons, badges, facts. */
import type { ComponentChildren, VNode } from 'preact';

type Kind = 'info' | 'success' | 'warning' | 'danger';

interface AlertProps {
  kind: Kind;
  title: string;
  /** The reader is taken to it: after a form was sent. */
  isFocused?: boolean;
  children?: ComponentChildren;
}

export const Alert = ({ kind, title, isFocused = false, children }: AlertProps): VNode => (
  <div
    class={`kern-alert kern-alert--${kind}`}
    role={isFocused ? 'alert' : undefined}
    tabIndex={isFocused ? -1 : undefined}
    data-focus={isFocused ? '' : undefined}
  >
    <div class="kern-alert__header">
      <span class={`kern-icon kern-icon--${kind}`} aria-hidden="true" />
      <span class="kern-title">{title}</span>
    </div>
    {children && <div class="kern-alert__body">{children}</div>}
  </div>
);

interface ButtonProps {
  children: ComponentChildren;
  weight?: 'primary' | 'secondary' | 'tertiary';
  /** Sent along when this button was the one. */
  name?: string;
  value?: string;
  /** Where the words alone would not say which of several is meant. */
  label?: string;
}

export const Button = ({ children, weight = 'primary', name, value, label }: ButtonProps): VNode => (
  <button class={`kern-btn kern-btn--${weight}`} type="submit" name={name} value={value} aria-label={label}>
    <span class="kern-label">{children}</span>
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
  <a class={`kern-btn kern-btn--${weight}`} href={href}>
    <span class="kern-label">{children}</span>
  </a>
);

export const Link = ({ href, children }: { href: string; children: ComponentChildren }): VNode => (
  <a class="kern-link" href={href}>
    {children}
  </a>
);

/** A state in a word; the word alone says it, the colour helps. */
export const Badge = ({ kind, children }: { kind: Kind; children: ComponentChildren }): VNode => (
  <span class={`kern-badge kern-badge--${kind}`}>
    <span class="kern-label">{children}</span>
  </span>
);

/** Pairs of what and which; pairs without a value are left out. */
export const Facts = ({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }): VNode => (
  <dl class="kern-description-list">
    {facts
      .filter(([, value]) => value !== '' && value !== null && value !== undefined && value !== false)
      .map(([what, value]) => (
        <div class="kern-description-list-item" key={what}>
          <dt class="kern-description-list-item__key">{what}</dt>
          <dd class="kern-description-list-item__value">{value}</dd>
        </div>
      ))}
  </dl>
);

/** Text of several lines as it was typed. */
export const Lines = ({ text }: { text: string }): VNode => <p class="kern-body lb-lines">{text}</p>;

export const Title = ({ children }: { children: ComponentChildren }): VNode => (
  <h1 class="kern-heading-large">{children}</h1>
);

export const Heading = ({ children, id }: { children: ComponentChildren; id?: string }): VNode => (
  <h2 class="kern-heading-medium" id={id}>
    {children}
  </h2>
);
