/** A kind of mail: how its facts are read back out of their snapshot, what is said of them, and which calendar entry comes along. */
import type { EntryContent } from './entry-words.js';
import type { cancelOf, requestOf, uninviteOf } from './invitation.js';
import type { MailText } from './mail-layout.js';
import type { Read } from './snapshot.js';

/** A calendar entry that may come along: what it shows, and the message that puts it there or takes it out. */
export interface Entry {
  content: EntryContent;
  message: typeof requestOf | typeof cancelOf | typeof uninviteOf;
}

export interface Kind<Facts> {
  read: Read<Facts>;
  /** Out of a snapshot. */
  words: (snapshot: unknown) => MailText;
  /** Of what may come with a calendar entry. */
  entry?: ((snapshot: unknown) => Entry) | undefined;
}

export const kind = <Facts>(
  read: Read<Facts>,
  word: (facts: Facts) => MailText,
  entry?: (facts: Facts) => Entry,
): Kind<Facts> => ({
  read,
  words: (snapshot) => word(read(snapshot, 'facts')),
  entry: entry && ((snapshot) => entry(read(snapshot, 'facts'))),
});
