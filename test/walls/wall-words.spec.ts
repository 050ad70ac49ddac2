/** Words behind the wall: each house has words of its own in every text it stores, and nobody reads those that are not for them, least of all in a mail (safety.md, E04, E06). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { Database } from '../../src/database/database.service.js';
import { entities } from '../../src/entities.js';
import { DeadlinesService } from '../../src/reservations/deciding/deadlines.service.js';
import { allows, type Relation } from '../../src/partners/who/policy.js';
import { TestApp } from '../support/app.js';
import { askedFor, done, furnish, guestNames, loanWord, type Guest, type House } from '../support/house.js';
import { allMails, type ReadMail } from '../support/mails.js';
import { wordWaiting } from '../support/plain-mails.js';
import { routesOf, type Route } from '../support/routes.js';
import { everything, everythingOf } from '../support/rows.js';
import { addressOf, callFor, validCalls } from '../support/valid-calls.js';

let app: TestApp;
let routes: Route[];
let houses: House[];

beforeAll(async () => {
  app = await TestApp.start();
  routes = await routesOf(app);
  houses = [await furnish(app, 'heim', 'H', 'partners'), await furnish(app, 'offen', 'O', 'public')];
}, 180_000);
afterAll(() => app.stop());

const wordsOf = ({ listedWord, secretWord, portraitWord }: House): string[] =>
  [listedWord, secretWord, portraitWord].map((word) => word.toLowerCase());

/** Columns of text in which no word of anybody can stand, and why. Codes of at most 20 characters and hashes need no entry. */
const WORDLESS: Readonly<Record<string, string>> = {
  'Alliance.slug': 'stands in the address that one must know to ask',
  'Alliance.timeZone': 'a name out of a closed list',
  'AllianceCrest.bytes': 'a picture',
  'Person.unsubscribeKey': 'random, and in nobody’s words',
  'PhotoSize.bytes': 'a picture',
  'Import.counts': 'numbers',
  'Import.grids': 'has its word, but is never read along with the rest',
  'Import.outcome': 'likewise',
  'Alliance.rules': 'numbers',
  'ApprovalRule.partnerIds': 'ids',
  'StoragePlace.handOverWindows': 'weekdays and times',
  'OutboxMail.kind': 'a code',
  'OutboxMail.messageId': 'a random id and the installation’s domain',
  'OutboxMail.envelopeFrom': 'the installation’s own address',
  'OutboxMail.lastText': 'what a mail server said',
  'OutboxMail.raw': 'the mail itself, read below',
  'OutboxMail.facts': 'empty once the mail is worded',
  'SignIn.returnTo': 'a path of our own',
  'Item.depositBasis': 'one of a closed list',
  'Item.replacementIds': 'ids',
  'MailedCode.email': 'an address that somebody typed; counted, and shown nowhere',
  'MailedCode.network': 'counted, and shown nowhere',
  'MailedCode.widerNetwork': 'counted, and shown nowhere',
  'MailedCode.widestNetwork': 'counted, and shown nowhere',
  'FoundingInvitation.email': 'of no alliance; shown to whoever operates the installation, who typed it',
  'FoundingInvitation.allianceName': 'likewise',
  'Applicant.wanted': 'ids, numbers and times',
  'Applicant.basket': 'the same in short',
  'ApplicantTry.network': 'counted, and shown nowhere',
  'ApplicantTry.wideNetwork': 'counted, and shown nowhere',
  'AuditEntry.what': 'a code',
  'WriteProbe.filling': 'random',
  'MigrationChecksum.name': 'belongs to the program',
  'MigrationChecksum.checksum': 'belongs to the program',
  'AuditEntry.detail': 'names of fields and roles',
};

const LONGEST_CODE = 20;

const isText = ({ type, length, propertyName }: ColumnMetadata): boolean =>
  ['varchar', 'text', 'jsonb', 'simple-json', 'bytea', 'blob'].includes(String(type)) &&
  !(Number(length || Infinity) <= LONGEST_CODE) &&
  // On SQLite ids are text as well.
  !(type === 'varchar' && Number(length) === 36) &&
  !propertyName.endsWith('Hash');

async function metadataOf(): Promise<EntityMetadata[]> {
  return app.get(Database).read(async (tx) => entities.map((entity) => tx.connection.getMetadata(entity)));
}

/** Columns of text in which none of the house's words stands. */
async function unmarked(house: House): Promise<string[]> {
  const dump = await everythingOf(app, house.slug);
  return (await metadataOf()).flatMap(({ name, columns }) => {
    const rows = (dump[name] ?? []).map((row) => JSON.parse(row) as Record<string, unknown>);
    const isMarked = (column: string): boolean =>
      rows.some((row) => {
        const text = JSON.stringify(row[column] ?? '').toLowerCase();
        return wordsOf(house).some((word) => text.includes(word));
      });
    return columns
      .filter(isText)
      .map(({ propertyName }) => propertyName)
      .filter((column) => !isMarked(column))
      .map((column) => `${name}.${column}`);
  });
}

describe('a house', () => {
  test('has a word of its own in every column that can hold one', async () => {
    for (const house of houses) expect(await unmarked(house)).not.toContain('OutboxMail.facts');
    await wordWaiting(app);
    for (const house of houses)
      expect((await unmarked(house)).toSorted()).toEqual(Object.keys(WORDLESS).toSorted());
  });
});

const asked = (
  route: Route,
  house: House,
  guest: Guest,
  filled: Awaited<ReturnType<(typeof validCalls)[string]>>,
) => app.call(route.method, addressOf(route, house.slug, filled), callFor(filled, guest.token));

/** Everything that somebody may do here is done once, as the coordination where it may. */
async function live(house: House): Promise<void> {
  for (const route of routes) {
    const guest = guestNames
      .map((name) => house.guests[name])
      .find(({ relations }) =>
        allows(route.action, new Set<Relation>(['anyone', 'person', 'listReader', ...relations])),
      );
    if (!guest) throw new Error(`Nobody may ${route.action}.`);
    // Requests are the borrower's alone, so that their words are as well.
    const asker = route.action === 'reservations.ask' ? house.guests.borrower : guest;
    const { status } = await asked(route, house, asker, await validCalls[route.name]!(house, asker));
    if (status >= 300) throw new Error(`${route.name}: ${status}`);
  }
}

/** As a reader sees it: subject, headers, both texts and the calendar. */
function whole({ raw, subject, text, html, attachments, headers, from, replyTo, to }: ReadMail): string {
  const parts = attachments.map(({ content, filename }) => [
    filename,
    typeof content === 'string' ? content : new TextDecoder().decode(content),
  ]);
  return JSON.stringify([raw, subject, text, html, parts, headers, from, replyTo, to])
    .replaceAll('\\r\\n ', '')
    .toLowerCase();
}

/** The houses that each address belongs to, by its memberships and roles. */
async function tiesOf(): Promise<Map<string, Set<string>>> {
  const rows = Object.fromEntries(
    Object.entries(await everything(app)).map(([name, texts]) => [
      name,
      texts.map((text) => JSON.parse(text) as Record<string, string>),
    ]),
  );
  const slugs = new Map(rows['Alliance']!.map((row) => [row['id'], row['slug']!]));
  const ties = [...rows['Membership']!, ...rows['Role']!];
  return new Map(
    rows['Person']!.map((person) => {
      const own = ties.filter(({ personId }) => personId === person['id']);
      return [person['email']!, new Set(own.map(({ allianceId }) => slugs.get(allianceId)!))];
    }),
  );
}

/** Everybody who got a mail with this word in it. */
const readersOf = (word: string, mails: readonly ReadMail[]): string[] => {
  const about = mails.filter((mail) => whole(mail).includes(word.toLowerCase()));
  return [
    ...new Set(about.flatMap(({ to }) => (to ?? []).flatMap(({ address }) => address ?? []))),
  ].toSorted();
};

describe('a mail', () => {
  let mails: ReadMail[];
  let ties: Map<string, Set<string>>;

  beforeAll(async () => {
    for (const house of houses) await live(house);
    // So that mails about what nobody decided in time leave as well.
    app.clock.advance(30 * 24 * 60);
    await app.get(DeadlinesService).expireLapsed();
    mails = await allMails(app);
    ties = await tiesOf();
  }, 180_000);

  test('of every kind is among those that were read', async () => {
    const rows = (await everything(app))['OutboxMail']!.map(
      (row) => JSON.parse(row) as { kind: string; state: string },
    );
    const sent = new Set(rows.filter(({ state }) => state === 'sent').map(({ kind }) => kind));
    expect([...sent].toSorted()).toEqual(
      expect.arrayContaining([
        'approved',
        'cancelled',
        'declined',
        'expired',
        'invited',
        'new-request',
        'request-received',
      ]),
    );
    // Those for sign-in are stale by now; their text is the same for everybody.
    expect(rows.filter(({ state }) => state === 'due')).toEqual([]);
  });

  test('never holds words of two houses, nor any of a house that its reader does not belong to', () => {
    const failures = mails.flatMap((mail) => {
      const text = whole(mail);
      const [reader = ''] = (mail.to ?? []).flatMap(({ address }) => address ?? []);
      const named = houses.filter((house) => wordsOf(house).some((word) => text.includes(word)));
      const own = ties.get(reader);
      const isForeign = named.some(({ slug }) => own && own.size > 0 && !own.has(slug));
      return named.length > 1 || isForeign ? [`${reader}: ${mail.subject}`] : [];
    });
    expect(mails.length).toBeGreaterThan(40);
    expect(failures).toEqual([]);
  });

  test('about a loan goes to who borrows, who decides and whose things it is about, and its words to nobody else', () => {
    for (const house of houses) {
      const { borrower, manager, coordinator, deputy, owner, keeper } = house.guests;
      // Whoever else acts for the borrower hears of what was lent at the door, since nobody asked for it.
      const readers = readersOf(loanWord(house.secretWord), mails).filter((email) => !/^p\d+@/.test(email));
      // The owner of something that came back damaged is told of that loan, and so is who keeps what is reported as damaged.
      const concerned = [borrower, manager, coordinator, deputy, owner, keeper];
      expect(readers).toEqual(concerned.map(({ email }) => email).toSorted());
    }
  });

  test('has nothing of it in its subject, which shows on locked screens', () => {
    const subjects = mails.map(({ subject = '' }) => subject.toLowerCase());
    const loanWords = houses.map(({ secretWord }) => loanWord(secretWord).toLowerCase());
    expect(subjects.filter((subject) => loanWords.some((word) => subject.includes(word)))).toEqual([]);
  });
});

describe('members of the same alliance', () => {
  test('read nothing of another partner’s loan, whatever they ask for', async () => {
    const [house] = houses;
    const { bystander, borrower } = house!.guests;
    const word = loanWord(house!.secretWord).toLowerCase();
    const feed = await done<{ url: string }>(app, 'post', house!.world.path('feeds'), bystander.token, {
      scope: 'alliance',
      detail: 'partners',
      name: 'Alles',
    });
    const failures: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'get')) {
      for (const guest of [bystander, borrower]) {
        const filled = await validCalls[route.name]!(house!, borrower);
        const { text, headers, status } = await asked(route, house!, guest, filled);
        const isRead = `${JSON.stringify(headers)}${text}`.toLowerCase().includes(word);
        if (guest === bystander && isRead) failures.push(`${route.name}: ${status}`);
      }
    }
    const calendar = await app.call('get', new URL(feed.url).pathname);
    expect(calendar.text).toContain(house!.listedWord);
    expect(calendar.text.toLowerCase()).not.toContain(word);
    expect(failures).toEqual([]);
    // The borrower's own list has it, or all this would prove nothing.
    const own = await app.call('get', house!.world.path('reservations'), { token: borrower.token });
    expect(own.text.toLowerCase()).toContain(word);
  });

  test('are refused without a word about who has what they wanted', async () => {
    const [house] = houses;
    const { bystander } = house!.guests;
    const body = {
      ...askedFor({ ...house!, secretWord: '' }, bystander.partnerId!),
      lines: [{ itemId: house!.tentId, quantity: 100_000 }],
    };
    const refused = await app.call('post', house!.world.path('reservations'), {
      token: bystander.token,
      body,
    });
    expect([refused.status, refused.body.reasons[0].code]).toEqual([409, 'out-of-stock']);
    const told = refused.text.toLowerCase();
    const partner = `chor ${house!.secretWord}`.toLowerCase();
    for (const word of [
      loanWord(house!.secretWord).toLowerCase(),
      partner,
      house!.borrowerId,
      house!.guests.borrower.id,
    ])
      expect(told).not.toContain(word);
  });
});
