/** The wording of the Monday digest: all that waits to be decided, what is due first on top. */
import { dayAndTime, datedPeriod, shortDay } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import { dayAt } from '../shared/zone.js';
import { inShort, type AllianceFacts, type Thing } from './mail-facts.js';
import { toDeciders } from './mail-frame.js';
import { button, list, type MailText, paragraph } from './mail-layout.js';

const words = dictionary(
  {
    subject: (count: number, day: string) =>
      count === 1
        ? `1 Anfrage zu entscheiden, bis ${day}`
        : `${count} Anfragen zu entscheiden, die erste bis ${day}`,
    waits: 'das wartet auf eine Entscheidung. Was zuerst abläuft, steht oben.',
    requests: 'Anfragen',
    until: (when: string) => `bis ${when}`,
    more: (count: number) => (count === 1 ? 'und 1 weitere.' : `und ${count} weitere.`),
    wishes: (count: number) =>
      count === 1 ? 'Außerdem wartet 1 Änderungswunsch.' : `Außerdem warten ${count} Änderungswünsche.`,
    urgent: 'Was in den nächsten vier Tagen abgeholt wird, melden wir weiterhin sofort.',
    decide: 'Ansehen und entscheiden',
  },
  {
    subject: (count: number, day: string) =>
      count === 1 ? `1 request to decide, by ${day}` : `${count} requests to decide, the first by ${day}`,
    waits: 'this waits for a decision. What runs out first is on top.',
    requests: 'Requests',
    until: (when: string) => `by ${when}`,
    more: (count: number) => `and ${count} more.`,
    wishes: (count: number) =>
      count === 1 ? '1 wished change waits, too.' : `${count} wished changes wait, too.`,
    urgent: 'What is to be fetched within four days, we still tell at once.',
    decide: 'Look at them and decide',
  },
);

/** One request. */
export interface Waiting {
  number: string;
  partnerName: string;
  occasionName: string;
  things: readonly Thing[];
  pickUpAt: Date;
  returnDueAt: Date;
  decideBy: Date;
}

export interface DigestFacts {
  language: Language;
  alliance: AllianceFacts;
  toldAt: Date;
  /** Oldest deadline first; of many the first ones only. */
  waiting: readonly Waiting[];
  /** How many there are. */
  count: number;
  /** How many changes wait beside them. */
  wishes: number;
  /** Where the reader can refuse further ones. */
  unsubscribe: string;
}

/** 4: to whoever decides. */
export function digest(facts: DigestFacts): MailText {
  const { language, alliance, waiting, count, wishes, unsubscribe } = facts;
  const w = words[language];
  const [first] = waiting;
  const day = first ? shortDay(dayAt(first.decideBy, alliance.timeZone), language) : '';
  const left = count - waiting.length;
  const body = [
    paragraph(w.waits),
    list(
      w.requests,
      waiting.map((one) => inOneLine(one, facts)),
    ),
    paragraph(left > 0 ? w.more(left) : ''),
    paragraph(wishes > 0 ? w.wishes(wishes) : ''),
    button(w.decide, `${alliance.baseUrl}/b/${alliance.slug}/decisions`),
    paragraph(w.urgent),
  ];
  return toDeciders(alliance, { language, subject: w.subject(count, day), body, unsubscribe });
}

/** "A-2027-0042: 5 Garnituren, Fr., 14.05. bis Mo., 17.05.; Kita Sonnenschein, Sommerfest; bis Mo., 10. Mai 2027, 12:00 Uhr" */
function inOneLine(
  { number, things, pickUpAt, returnDueAt, partnerName, occasionName, decideBy }: Waiting,
  { language, alliance: { timeZone }, toldAt }: DigestFacts,
): string {
  const when = datedPeriod({ from: pickUpAt, until: returnDueAt }, timeZone, language, toldAt);
  const who = [partnerName, occasionName].filter(Boolean).join(', ');
  const until = words[language].until(dayAndTime(decideBy, timeZone, language));
  return `${number}: ${inShort(things, language)}${when}; ${who}; ${until}`;
}
