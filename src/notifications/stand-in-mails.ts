/** The wording of the mails about standing in: that somebody decides for somebody else for some days, and that it was ended. */
import type { Period } from '../shared/period.js';
import { dayInWords, fromTo, shortDays } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';
import { daysOf } from '../shared/zone.js';
import type { AllianceFacts } from './mail-facts.js';
import { framed } from './mail-frame.js';
import { button, type MailText, paragraph } from './mail-layout.js';

export const standInDeeds = ['entered', 'ended'] as const;

const words = dictionary(
  {
    coordination: 'die Koordination',
    partner: (name: string) => `„${name}“`,
    entered: {
      subject: (name: string, days: string) => `Sie vertreten ${name}: ${days}`,
      is: (name: string, whose: string) => `${name} hat Sie als Vertretung eingetragen, für ${whose}.`,
      means: 'In dieser Zeit entscheiden Sie mit und bekommen die E-Mails dazu. Danach endet es von selbst.',
      otherwise:
        'Passt es nicht? Auf der Seite können Sie die Vertretung beenden. Sagen Sie dann bitte auch Bescheid.',
    },
    ended: {
      subject: (name: string, days: string) => `Vertretung für ${name} beendet: ${days}`,
      is: (name: string, whose: string, deputy: string) =>
        `die Vertretung von ${name} durch ${deputy} für ${whose} gilt nicht mehr.`,
      means: 'Entscheiden können wieder nur die, die es sonst auch tun.',
      otherwise: 'Ist weiter jemand weg? Auf der Seite lässt sich eine andere Vertretung eintragen.',
    },
    see: 'Vertretungen ansehen',
    why: (alliance: string) => `weil Sie bei „${alliance}“ jemanden vertreten oder vertreten werden`,
  },
  {
    coordination: 'the coordination',
    partner: (name: string) => `“${name}”`,
    entered: {
      subject: (name: string, days: string) => `You stand in for ${name}: ${days}`,
      is: (name: string, whose: string) => `${name} has entered you to stand in for them, for ${whose}.`,
      means: 'During this time you decide as well and get the mails about it. Then it ends by itself.',
      otherwise: 'Does it not suit you? You can end it on the page. Then please say so, too.',
    },
    ended: {
      subject: (name: string, days: string) => `No longer standing in for ${name}: ${days}`,
      is: (name: string, whose: string, deputy: string) =>
        `${deputy} no longer stands in for ${name}, for ${whose}.`,
      means: 'Decisions are again with those who usually make them.',
      otherwise: 'Is somebody still away? Somebody else can be entered on the page.',
    },
    see: 'See who stands in',
    why: (alliance: string) => `because you stand in for somebody at “${alliance}”, or somebody for you`,
  },
);

export interface StandInFacts {
  language: Language;
  what: (typeof standInDeeds)[number];
  /** Who is away. */
  name: string;
  /** Who stands in. */
  deputyName: string;
  /** For which partner; undefined: for the coordination. */
  partnerName?: string | undefined;
  period: Period;
}

export function standIn(
  { language, what, name, deputyName, partnerName, period }: StandInFacts,
  alliance: AllianceFacts,
): MailText {
  const w = words[language];
  const days = daysOf(period, alliance.timeZone);
  const inFull = fromTo(dayInWords(days.from, language), dayInWords(days.until, language), language);
  const whose = partnerName === undefined ? w.coordination : w.partner(partnerName);
  const said = w[what];
  const body = [
    paragraph(said.is(name, whose, deputyName)),
    paragraph(inFull),
    paragraph(said.means),
    paragraph(said.otherwise),
    button(w.see, `${alliance.baseUrl}/b/${alliance.slug}/stand-ins`),
  ];
  const subject = said.subject(name, shortDays(days, language));
  return framed(alliance, { language, subject, body }, w.why(alliance.name));
}
