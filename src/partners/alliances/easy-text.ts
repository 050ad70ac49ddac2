/** What Leihbund is and how to borrow, in easy language: one thought in one short sentence. */
import type { Language } from '../../shared/words.js';

/** For an alliance, or for the whole installation by its own name. */
export const easyText: Readonly<Record<Language, (name: string) => string>> = {
  de: (name) => `${name} hilft beim Leihen.
Viele Vereine und Gruppen haben Sachen.
Zum Beispiel: Tische, Bänke und Zelte.
Sie leihen die Sachen einander.
Das Leihen kostet kein Geld.

# Wer kann leihen?

Leihen können die Partner vom Bündnis.
Ein Bündnis ist eine Gruppe von Vereinen, Kirchen und Ämtern.
Sie arbeiten zusammen für Familien.

# So leihen Sie

- Wählen Sie einen Zeitraum. Wann brauchen Sie die Sachen?
- Suchen Sie in der Liste. Dort steht, wie viel frei ist.
- Wählen Sie die Menge. Dann drücken Sie: Zum Korb.
- Sagen Sie, wofür Sie die Sachen brauchen.
- Geben Sie Ihre E-Mail-Adresse ein. Sie bekommen eine E-Mail mit einer Zahl. Die Zahl heißt: Code.
- Geben Sie den Code ein. Sie brauchen kein Passwort.
- Drücken Sie: Anfrage senden.

# Was passiert dann?

Eine Person liest Ihre Anfrage.
Diese Person heißt: Koordination.
Sie bekommen eine E-Mail.
In der E-Mail steht: Ja oder Nein.
Bei Nein steht in der E-Mail auch ein Grund.

Bei Ja holen Sie die Sachen ab.
In der E-Mail steht: wo und wann.
Danach bringen Sie die Sachen zurück.
Die Sachen müssen sauber und trocken sein.

# Sie brauchen Hilfe?

Rufen Sie an.
Oder schreiben Sie eine E-Mail.
Die Telefon-Nummer finden Sie auf der Seite Kontakt.
Sie können auch am Telefon leihen.`,
  en: (name) => `${name} helps with borrowing.
Many clubs and groups have things.
For example: tables, benches and tents.
They lend the things to each other.
Borrowing costs no money.

# Who can borrow?

The partners of the alliance can borrow.
An alliance is a group of clubs, churches and offices.
They work together for families.

# How to borrow

- Choose the days. When do you need the things?
- Look at the list. It says how many are free.
- Choose how many you want. Then press: To the basket.
- Say what you need the things for.
- Type in your mail address. You get a mail with a number. The number is called: code.
- Type in the code. You need no password.
- Press: Send request.

# What happens then?

A person reads your request.
This person is called: coordination.
You get a mail.
The mail says: yes or no.
If it is no, the mail also says why.

If it is yes, you fetch the things.
The mail says where and when.
Then you bring the things back.
The things must be clean and dry.

# Do you need help?

Call us.
Or write a mail.
You find the phone number on the page Contact.
You can also borrow by phone.`,
};
