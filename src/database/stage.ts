/** The stage of a restore: a backup is unpacked beside the database, made ready there, and only then takes its place. */

/** Until `takePlace` the database is as it was, whatever happens. */
export interface Stage {
  /** The variables of an installation whose database is the one on the stage. */
  readonly environment: Readonly<Record<string, string>>;
  /** Answers under which name the old data lies now; undefined where there were none. */
  takePlace(now: Date): Promise<string | undefined>;
  /** Also after it took its place. */
  clear(): Promise<void>;
}
