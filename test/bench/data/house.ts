/** A filled alliance as measurements know it: who can call, what there is plenty of, and where its calendar is. */

/** Somebody who can call: by a token from a program, by a cookie from a browser. */
export interface Caller {
  personId: string;
  token: string;
  cookie: string;
}

export interface Borrower extends Caller {
  partnerId: string;
}

export interface Thing {
  id: string;
  quantity: number;
}

export interface House {
  id: string;
  slug: string;
  coordinator: Caller;
  /** Each acts for a partner of its own. */
  borrowers: readonly Borrower[];
  /** There are plenty of each, and they are given out and taken back at ten on every day of the year. */
  things: readonly Thing[];
  sets: readonly Thing[];
  /** Everything that is listed. */
  itemIds: readonly string[];
  /** Where a calendar program reads all that is lent. */
  feedPath: string;
}
