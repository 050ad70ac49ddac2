/** A founder's evening, step by step as people take it: invited, founding, bringing the list and the partners, reading the texts, promising the first loan. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { shapes, type Shape } from './chromium.js';
import { Person } from './person.js';
import type { Stage } from './stage.js';
import { weekend } from './weekends.js';
import { words } from './words.js';

const OPERATOR = 'betrieb@example.org';
const LIST = fileURLToPath(new URL('../../data/import/messy-import.csv', import.meta.url));

const owners = ['Gemeinde', 'SV Blau-Weiß', 'Förderverein FF', 'St. Ansgar', 'Schützengilde', 'Heimatverein'];
const others = ['Turnerbund', 'Chor Altauen', 'Kita Birne', 'Hospizverein', 'Imker Altauen'];

/** Eleven partners with a person each, six of whom own what stands in the list. */
const partnersOf = (count: number): string =>
  [...owners, ...others]
    .map((partner, index) => `${partner}; Person ${index}; ${addressOf(index, count)}; Leitung`)
    .join('\n');

const addressOf = (index: number, count: number): string => `person.${index}.${count}@example.org`;

/** Walks through the evening; each step is a page of the application. */
export class Evening {
  pages = 0;

  private constructor(
    private readonly on: Stage,
    readonly founder: Person,
    private readonly count: number,
  ) {
    founder.page.on('load', () => (this.pages += 1));
  }

  /** Each evening has a count of its own, so that several may be walked on one site. */
  static async begun(on: Stage, shape: Shape, count: number): Promise<Evening> {
    return new Evening(on, await Person.at(on.browser, shape), count);
  }

  get actions(): number {
    return this.founder.taps + this.founder.typed;
  }

  get home(): string {
    return `${this.on.site.origin}/b/altauen-${this.count === 0 ? 'eins' : 'zwei'}`;
  }

  /** The operator invites; whoever gets the mail opens its link and signs in. */
  async isInvited(): Promise<void> {
    const email = `gruenderin.${this.count}@example.org`;
    const operator = await Person.signedIn(this.on.browser, { ...shapes[2]! }, this.on.site, OPERATOR);
    await operator.open(`${this.on.site.origin}/operator/invitations`);
    await operator.type(/E-Mail-Adresse/, email);
    const mail = await this.on.site.letters.after(email, /gründen/, () =>
      operator.go(operator.the('button', 'Einladung senden')),
    );
    await operator.leave();
    const link = /https?:\/\/\S+\/found\/\S+/.exec(mail.text ?? '')?.[0] ?? '';
    await this.founder.open(link);
    this.founder.countAnew();
    await this.founder.type(/E-Mail-Adresse/, email);
    const code = await this.on.site.letters.codeAfter(email, () => this.go('button', 'Code anfordern'));
    await this.founder.type(/^Code aus sechs Ziffern/, code);
    await this.go('button', 'Anmelden');
  }

  async founds(): Promise<void> {
    const name = `Bündnis Altauen ${this.count === 0 ? 'eins' : 'zwei'}`;
    const facts = { name, place: 'Altauen', legalBearer: 'Gemeinde Altauen', contactName: 'Rathaus' };
    for (const [field, text] of Object.entries({ ...facts, contactPhone: '030 23125 200' }))
      await this.fills(field, text);
    await this.fills('coordinatorName', 'Grete Gründer');
    await this.founder.choose(this.field('state'), 'Brandenburg');
    await this.go('button', 'Bündnis gründen');
    assert.match(new URL(this.founder.page.url()).pathname, /^\/b\/[a-z-]+\/manage$/);
  }

  async bringsTheList(): Promise<void> {
    await this.go('link', 'Ihre Liste einlesen');
    // The button, and the file in the window that opens.
    this.founder.taps += 2;
    await this.field('file').setInputFiles(LIST);
    await this.go('button', 'Liste ansehen');
    await this.go('button', /^Alle \d+ Vorschläge annehmen/);
    await this.go('button', /Gegenstände übernehmen$/);
    assert.match(await this.founder.text, /Die Liste ist übernommen: 47 neu\./);
  }

  async bringsThePartners(): Promise<void> {
    await this.go('link', 'Verwaltung');
    await this.go('link', 'Partner einladen');
    await this.fills('text', partnersOf(this.count));
    await this.fills('agreementSignedOn', '2026-01-15');
    await this.go('button', 'Ansehen, was daraus wird');
    await this.go('button', '11 Zeilen eintragen');
    assert.match(await this.founder.text, /Eingetragen\./);
  }

  async readsAndShows(): Promise<void> {
    await this.go('link', 'Verwaltung');
    await this.go('button', /^So lassen/);
    await this.go('link', 'Texte lesen');
    await this.go('link', /^Lesen/);
    for (let text = 0; text < 5; text += 1) await this.go('button', 'Gelesen, so veröffentlichen');
    await this.go('link', 'Verwaltung');
    await this.go('link', 'Öffentlich machen');
    await this.go('button', 'Jetzt öffentlich machen');
  }

  /** One of the eleven, by the invitation that came: not the founder's doing. */
  async isAsked(shape: Shape): Promise<void> {
    const email = addressOf(1, this.count);
    const member = await Person.at(this.on.browser, shape);
    const when = weekend(4);
    await member.enter(this.on.site, email);
    await member.open(`${this.home}?from=${when.from}&until=${when.until}&search=Stehtische`);
    await member.go(member.page.locator('button[name=more]').first());
    await member.go(member.the('button', words.de.toBasket));
    await member.type(words.de.occasion, 'Einweihung');
    await member.go(member.the('button', words.de.send));
    assert.match(await member.text, /-\d{4}-0001/);
    assert.deepEqual(member.complaints, []);
    await member.leave();
  }

  async promises(): Promise<void> {
    // On a phone it stands in the menu.
    this.founder.taps += 1;
    await this.founder.page.goto(`${this.home}/decisions`);
    await this.go('link', words.de.approveAll);
    const mail = await this.on.site.letters.after(addressOf(1, this.count), /Zusage/, () =>
      this.go('button', /zusagen$/),
    );
    assert.match(mail.subject ?? '', /^Zusage: .*Stehtische/);
  }

  /** A stranger finds the way to take part, and is made a partner that has signed today: after the evening. */
  async isJoined(shape: Shape): Promise<void> {
    const email = `chor.${this.count}@example.org`;
    const stranger = await Person.at(this.on.browser, shape);
    await stranger.open(`${this.home}/kontakt`);
    await stranger.go(stranger.page.locator('main').getByRole('link', { name: 'Ich möchte mitmachen' }));
    await stranger.type(/^Name Ihrer Einrichtung/, 'Chor Neuland');
    await stranger.type(/^Ihr Name/, 'Samira Kranz');
    await stranger.type(/^Ihre E-Mail-Adresse/, email);
    await stranger.pick(stranger.page.locator('[name=agreementVersion]'));
    await stranger.go(stranger.the('button', 'Senden'));
    assert.match(await stranger.text, /Wir wissen jetzt, dass Sie mitmachen möchten/);
    await this.founder.page.goto(`${this.home}/decisions`);
    const mail = await this.on.site.letters.after(email, /Zugang/, () =>
      this.go('button', /^Anlegen: Gründungsvereinbarung ist unterschrieben/),
    );
    assert.match(mail.text ?? '', /Die Gründungsvereinbarung ist unterzeichnet am/);
    await stranger.enter(this.on.site, email);
    assert.deepEqual(stranger.complaints, []);
    await stranger.leave();
  }

  private go(role: 'button' | 'link', name: string | RegExp): Promise<void> {
    return this.founder.go(this.founder.page.locator('main').getByRole(role, named(name)).first());
  }

  private async fills(field: string, text: string): Promise<void> {
    this.founder.typed += 1;
    await this.field(field).fill(text);
  }

  private field(name: string) {
    return this.founder.page.locator(`main [name="${name}"]`).first();
  }
}

const named = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name });
