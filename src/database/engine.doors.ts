/** The two doors as each engine needs them: who may pass at once, and on which connection. */
import type { DataSource, QueryRunner } from 'typeorm';
import { onPostgres } from './columns.js';
import { GroupCommit } from './group-commit.queue.js';
import { ReadingConnections } from './reading.connections.js';
import { SideBySide } from './side-by-side.queue.js';
import { begin, glanceOn, unitOn, type Work } from './unit.runner.js';

/** `of` is the alliance that the work is about: alliances take turns. */
export type Door = <T>(of: string, work: Work<T>) => Promise<T>;

export interface Doors {
  write: Door;
  read: Door;
  /** For a single statement. */
  glance: Door;
  /** Closes what was opened beside the data sources. */
  close(): Promise<void>;
}

export interface Sources {
  writer: DataSource;
  reader: DataSource;
}

interface Terms {
  /** What those are told whose turn does not come in time. */
  refuse: () => Error;
  /** Throws where nothing should be read or written now. */
  prove: () => void;
}

/** With the 3 s that a statement may wait for a lock, everybody has an answer within about ten. */
const MOST_WAIT_MS = 7_000;
/** A commit costs a millisecond or several; what one unit may wait for others is of that kind. */
const MOST_SHARED_MS = 20;
/** A long read, such as a feed, must not keep the short ones waiting; more than the processors gains nothing. */
const SQLITE_READERS = 3;
/** Of each of the two pools on PostgreSQL. */
export const POOL_SIZE = 10;

/** One of each alliance is fair enough: for a connection they wait at the pool, and not as long as for a lock. */
const MANY = 1_000;

export const doorsOf = (sources: Sources, terms: Terms): Doors =>
  onPostgres ? postgresDoors(sources, terms) : sqliteDoors(sources, terms);

/** One writes at a time, and those who wait share a commit; WAL lets others read meanwhile, each on a connection of their own. */
function sqliteDoors({ writer, reader }: Sources, { refuse, prove }: Terms): Doors {
  const common = { mostWaitMs: MOST_WAIT_MS, refuse };
  const runner = (): QueryRunner => writer.createQueryRunner();
  const writing = new GroupCommit({ ...common, mostSharedMs: MOST_SHARED_MS, prove, runner });
  const reading = new SideBySide({ ...common, places: SQLITE_READERS, isOneOfEach: false });
  const connections = new ReadingConnections(reader);
  const onPlace = <T>(of: string, work: (runner: QueryRunner) => Promise<T>): Promise<T> =>
    reading.run(of, async (place) => {
      prove();
      const result = await work(await connections.at(place));
      prove();
      return result;
    });
  return {
    write: (of, work) => writing.run(of, work),
    read: (of, work) => onPlace(of, (place) => unitOn(place, begin.read, work)),
    glance: (of, work) => onPlace(of, (place) => glanceOn(place, work)),
    close: () => connections.close(),
  };
}

/** Units of one alliance wait for its pool lock anyway: here they wait without a connection, which serves another alliance meanwhile. */
function postgresDoors({ writer, reader }: Sources, { refuse }: Terms): Doors {
  const common = { mostWaitMs: MOST_WAIT_MS, refuse };
  const writing = new SideBySide({ ...common, places: MANY, isOneOfEach: true });
  const reading = new SideBySide({ ...common, places: POOL_SIZE, isOneOfEach: false });
  return {
    write: (of, work) => writing.run(of, () => unitOn(writer.createQueryRunner(), begin.transaction, work)),
    read: (of, work) => reading.run(of, () => unitOn(reader.createQueryRunner(), begin.read, work)),
    glance: (of, work) => reading.run(of, () => glanceOn(reader.createQueryRunner(), work)),
    close: () => Promise.resolve(),
  };
}
