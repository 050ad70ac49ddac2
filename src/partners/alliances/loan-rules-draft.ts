/** Loan rules (Leihordnung) to begin with: what is usual among lending services, until the alliance says it in its own words. */
import type { Language } from '../../shared/words.js';

interface Facts {
  name: string;
  contact: { name: string; phone: string };
}

const reached = ({ contact: { name, phone } }: Facts): string => [name, phone].filter(Boolean).join(', ');

export const loanRulesDraft: Readonly<Record<Language, (facts: Facts) => string>> = {
  de: (facts) => `Diese Leihordnung gilt für alles, was die Bündnispartner von ${facts.name} einander leihen.

# Wer leiht

- Ausleihen können Bündnispartner, die die Gründungsvereinbarung unterzeichnet haben.
- Leihe ist unentgeltlich (§ 598 BGB). Der Leihvertrag besteht zwischen dem Bündnispartner, dem etwas gehört, und dem, der es ausleiht.
- Was geliehen ist, wird nicht weiterverliehen.

# Anfragen und Zusagen

- Eine Anfrage ist noch keine Zusage. Zugesagt ist, was die Koordination zugesagt hat.
- Sie brauchen etwas doch nicht? Bitte sagen Sie es früh, damit andere es bekommen.

# Abholen und zurückbringen

- Abgeholt und zurückgebracht wird zu den vereinbarten Zeiten. Bringen Sie mit, was in der Zusage steht: Fahrzeug, Anhänger, helfende Hände.
- Zurück kommt alles vollständig, sauber und trocken.
- Wird es später, sagen Sie bitte gleich Bescheid. Andere warten vielleicht darauf.

# Sorgfalt und Schäden

- Wer ausleiht, geht mit den Sachen so um, wie es üblich ist, und lässt sie nicht unbeaufsichtigt.
- Für die gewöhnliche Abnutzung haftet niemand (§ 602 BGB). Was verloren geht oder beschädigt wird, ersetzt, wer es ausgeliehen hat.
- Ist etwas kaputt oder fehlt etwas, sagen Sie es bei der Rückgabe. So erfährt es, wer die Sachen als Nächstes braucht.

# Kaution

- Eine Kaution gibt es nur, wenn sie beim Gegenstand steht. Sie kommt nach der Rückgabe ganz zurück, wenn nichts fehlt und nichts beschädigt ist.

# Fragen

Fragen beantwortet die Koordination: ${reached(facts)}.`,
  en: (facts) => `These loan rules hold for everything that the partners of ${facts.name} lend each other.

# Who borrows

- Partners that have signed the founding agreement may borrow.
- Lending is free of charge (§ 598 BGB). The contract is between the partner that owns a thing and the one that borrows it.
- What is borrowed is not lent on.

# Requests and promises

- A request is no promise yet. Promised is what the coordination has promised.
- You do not need something after all? Please say so early, so that others can have it.

# Fetching and bringing back

- Things are fetched and brought back at the agreed times. Bring along what the promise says: a vehicle, a trailer, helping hands.
- Everything comes back complete, clean and dry.
- If you are late, please say so at once. Others may be waiting.

# Care and damage

- Whoever borrows treats the things as is usual, and does not leave them unattended.
- Nobody is liable for ordinary wear (§ 602 BGB). What is lost or damaged is replaced by whoever borrowed it.
- If something is broken or missing, say so when you bring it back. So whoever needs the things next hears of it.

# Deposit

- There is a deposit only where the item says so. It comes back whole after the return, if nothing is missing and nothing damaged.

# Questions

The coordination answers questions: ${reached(facts)}.`,
};
