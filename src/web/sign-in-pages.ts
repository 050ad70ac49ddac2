/** Plain pages without style or script for signing in, and for taking a changed address back. The real pages come later. */
import { escaped, page } from './html.js';

/** What was typed before, and why it did not work; both empty at first. */
interface Typed {
  email: string;
  fault: string;
}

const NOTHING: Typed = { email: '', fault: '' };

/** Asks for the address. */
export const askPage = (returnTo: string, { email, fault } = NOTHING): string =>
  page(
    'Anmelden',
    `<h1>Anmelden</h1>${said(fault)}
<form method="post" action="/sign-in/ask">
<p><label>Ihre E-Mail-Adresse<br>${addressField(email)}</label></p>
<input type="hidden" name="returnTo" value="${escaped(returnTo)}">
<p><button>Code anfordern</button></p>
</form>
<p>Sie brauchen kein Passwort. Wir schicken Ihnen einen Code.</p>`,
  );

/** Asks for the code: after asking, and wherever a link does not sign in. */
export const codePage = ({ email, fault } = NOTHING): string =>
  page(
    'Code eingeben',
    `<h1>Code eingeben</h1>${said(fault)}
<p>Der Code steht in der E-Mail, die wir Ihnen schicken, wenn Sie hier einen Zugang haben. Er gilt zehn Minuten.</p>
<form method="post" action="/sign-in/code">
<p><label>Ihre E-Mail-Adresse<br>${addressField(email)}</label></p>
<p><label>Code aus sechs Ziffern<br>
<input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required></label></p>
<p><button>Anmelden</button></p>
</form>
<p><a href="/sign-in">Neuen Code anfordern</a></p>`,
  );

/** In the browser that asked: one button. Nothing happens until a person presses it. */
export const linkPage = (secret: string): string =>
  page('Anmelden', `<h1>Anmelden</h1>${secretForm('/sign-in', secret, 'Jetzt anmelden')}`);

/** The same for every link: whether it can still be used, the button tells. */
export const undoPage = (secret: string): string =>
  page(
    'Adresse zurückholen',
    `<h1>Adresse zurückholen</h1>
<p>Danach melden Sie sich wieder mit Ihrer bisherigen Adresse an. Alle Anmeldungen werden beendet,
und Zugriffsschlüssel, die jemand in dieser Zeit gemacht hat, gelten nicht mehr.</p>
${secretForm('/undo-address', secret, 'Adresse zurückholen')}`,
  );

export const undonePage = (): string =>
  page(
    'Adresse zurückgeholt',
    `<h1>Adresse zurückgeholt</h1>
<p>Sie melden sich wieder mit Ihrer bisherigen Adresse an. Bitte sehen Sie dann nach, ob Ihre Kalender-Abos
noch die sind, die Sie selbst eingerichtet haben.</p>
<p><a href="/sign-in">Zur Anmeldung</a></p>`,
  );

/** A no, with nothing to type again. */
export const refusedPage = (fault: string): string =>
  page('Das geht nicht', `<h1>Das geht nicht</h1>${said(fault)}<p><a href="/">Zur Startseite</a></p>`);

const said = (fault: string): string =>
  fault === '' ? '' : `<p role="alert"><strong>${escaped(fault)}</strong></p>`;

const addressField = (email: string): string =>
  `<input type="email" name="email" autocomplete="username" maxlength="254" required value="${escaped(email)}">`;

const secretForm = (action: string, secret: string, label: string): string =>
  `<form method="post" action="${action}">
<input type="hidden" name="secret" value="${escaped(secret)}">
<p><button>${label}</button></p>
</form>`;
