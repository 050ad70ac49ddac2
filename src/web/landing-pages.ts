/** Plain pages without style or script: what this is, and who answers for an alliance. The real pages come later. */
import type { AllianceView } from '../partners/alliance.view.js';
import { escaped, page } from './html.js';

export const landingPage = (alliances: readonly AllianceView[]): string =>
  page(
    'Leihbund',
    `<h1>Leihbund</h1>
<p>Die Partner eines Lokalen Bündnisses für Familie leihen einander, was sie haben: Zelte, Bänke, Lautsprecher.
Eine gemeinsame Liste, nichts wird doppelt versprochen, die Koordination sagt zu.</p>
<h2>Bündnisse hier</h2>
<ul>${alliances.map(({ slug, name }) => `<li><a href="/b/${escaped(slug)}">${escaped(name)}</a></li>`).join('')}</ul>
<p lang="en">For programs: <a href="/api/docs">the API</a>, described by <a href="/api/openapi.json">its OpenAPI document</a>.</p>`,
  );

export const alliancePage = (alliance: AllianceView): string =>
  page(
    alliance.name,
    `<h1>${escaped(alliance.name)}</h1>
${alliance.isExample ? '<p><strong>Beispieldaten:</strong> Personen und Einzelheiten sind erfunden.</p>' : ''}
<p>${escaped(alliance.place)}, ${escaped(alliance.state)}</p>
${contact(alliance)}
<p><a href="/b/${escaped(alliance.slug)}/impressum">Impressum</a> · <a href="/b/${escaped(alliance.slug)}/datenschutz">Datenschutz</a></p>`,
  );

export const imprintPage = (alliance: AllianceView): string =>
  page(
    `Impressum: ${alliance.name}`,
    `<h1>Impressum</h1>
<p>${escaped(alliance.name)} wird getragen von: ${escaped(alliance.legalBearer)}, ${escaped(alliance.place)}.</p>
${contact(alliance)}`,
  );

export const privacyPage = (alliance: AllianceView): string =>
  page(
    `Datenschutz: ${alliance.name}`,
    `<h1>Datenschutz</h1>
<p>Verantwortlich im Sinne der DSGVO ist: ${escaped(alliance.legalBearer)}.
Auskunft, Berichtigung und Löschung erhalten Sie hier:</p>
${contact(alliance)}
<p>Leihbund setzt nur zwei Cookies und lädt nichts von fremden Servern: eines hält Sie angemeldet; das andere gilt
zehn Minuten und merkt sich, dass Sie in diesem Browser einen Anmeldecode angefordert haben.</p>`,
  );

const contact = ({ contact: { name, phone, email, hours } }: AllianceView): string =>
  `<address>${escaped(name)}<br>Telefon ${escaped(phone)} (${escaped(hours)})<br>
<a href="mailto:${encodeURI(email)}">${escaped(email)}</a></address>`;
