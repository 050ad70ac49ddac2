/** Founding agreement (Gründungsvereinbarung) to begin with: what partners of a pool usually promise each other, until the alliance says it in its own words. */
import type { Language } from '../../shared/words.js';

interface Facts {
  name: string;
  legalBearer: string;
}

export const foundingAgreementDraft: Readonly<Record<Language, (facts: Facts) => string>> = {
  de: ({
    name,
    legalBearer,
  }) => `Mit dieser Vereinbarung wird eine Einrichtung Bündnispartner bei „${name}“. Rechtsträger des Bündnisses ist: ${legalBearer}.

# Wozu wir uns zusammentun

- Wir leihen einander, was wir haben, damit nicht jeder alles kaufen und lagern muss.
- Was verliehen wird, dient Familien, dem Gemeinwohl und den Aufgaben der Bündnispartner.

# Was jeder Bündnispartner zusagt

- Er nennt, was er verleihen möchte, und hält die Angaben dazu aktuell. Niemand muss etwas verleihen.
- Was ihm gehört, bleibt sein Eigentum. Er bestimmt, was er verleiht.
- Leihe ist unentgeltlich (§ 598 BGB). Es gilt die Leihordnung des Bündnisses.
- Er nennt mindestens eine Person, die für ihn handelt, und sagt Bescheid, wenn sie wechselt.
- Er geht mit den Angaben der anderen sorgsam um und gibt sie nicht weiter.

# Wie wir entscheiden

- Die Koordination führt die gemeinsame Liste und entscheidet über Anfragen, wo ein Bündnispartner das nicht selbst tun will.
- Neue Bündnispartner nimmt die Koordination auf. Sie trägt den Tag der Unterzeichnung ein.

# Beginn und Ende

- Die Vereinbarung gilt ab der Unterzeichnung. Sie kostet nichts.
- Jeder Bündnispartner kann jederzeit austreten. Was noch geliehen ist, bringt er vorher zurück; was er zugesagt hat, hält er ein.`,
  en: ({
    name,
    legalBearer,
  }) => `With this agreement an organisation becomes a partner of ${name}. The legal bearer of the alliance is: ${legalBearer}.

# Why we join together

- We lend each other what we have, so that not everybody has to buy and store everything.
- What is lent serves families, the common good and the work of the partners.

# What each partner promises

- It says what it wants to lend, and keeps this up to date. Nobody has to lend anything.
- What it owns stays its own. It decides what it lends.
- Lending is free of charge (§ 598 BGB). The loan rules of the alliance hold.
- It names at least one person who acts for it, and says so when that changes.
- It treats what it learns of the others with care, and passes none of it on.

# How we decide

- The coordination keeps the shared list, and decides on requests where a partner does not want to do so itself.
- The coordination takes in new partners, and enters the day of the signature.

# Beginning and end

- The agreement holds from the signature on. It costs nothing.
- Each partner may leave at any time. It first brings back what it has borrowed, and keeps what it has promised.`,
};
