/** What a storm tells: of everything that was done when it was sent, when the answer came, and what it said. */
import type { Operation } from './plan.js';
import type { Alliance, Person } from './stage.js';

/**
 * `done` was acknowledged in full; `refused` got a no; of what is `open` nobody heard, or heard to try again later;
 * a `fault` is an answer that nobody may ever get.
 */
export type Outcome = 'done' | 'refused' | 'open' | 'fault';

/** Moments are milliseconds of one clock, that of whoever asks. */
export interface Deed<O extends Operation = Operation> {
  operation: O;
  alliance: Alliance;
  by: Person;
  /** Stands in what it leaves behind, so that its trace is found in the tables. */
  mark: string;
  key: string | undefined;
  /** What was wished for, as it was sent. */
  body: Body;
  outcome: Outcome;
  sent: number;
  /** Infinite where no answer came. */
  answered: number;
  status: number;
  text: string;
  /** What was answered to the same request sent at the same moment. */
  twin: { status: number; text: string } | undefined;
  /** Nothing else was under way. */
  isQuiet: boolean;
}

export interface Body {
  pickUpAt?: string;
  returnDueAt?: string;
  lines?: { itemId?: string; lineId?: string; quantity: number }[];
  itemId?: string;
  quantity?: number;
  from?: string;
  until?: string;
}

/** What became of a whole storm. */
export interface Told {
  deeds: readonly Deed[];
  /** When servers were ready again after a fault: what was open before was settled then. */
  settled: readonly number[];
  /** What the storm itself saw that must not be. */
  complaints: readonly string[];
}

/** A complaint about a part of the storm. */
export interface Complaint {
  what: string;
  /** Marks of the deeds or ids of the things that it is about. */
  about: readonly string[];
}

/** Those operations that may be of this kind. */
type Named<Kind, O = Operation> = O extends Operation ? (Kind & O['kind'] extends never ? never : O) : never;

export const isOf =
  <Kind extends Operation['kind']>(...kinds: Kind[]) =>
  (deed: Deed): deed is Deed<Named<Kind>> =>
    (kinds as string[]).includes(deed.operation.kind);
