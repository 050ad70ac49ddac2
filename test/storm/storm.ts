/** One storm: an installation of its own, the plan of a seed, a crew that carries it out, and the judgement. */
import { brokenFile, unwritten } from '../support/audit.js';
import { Installation, type Engine } from '../support/installation.js';
import { PostgresCluster } from '../support/postgres-cluster.js';
import { ServerProcess } from '../support/server-process.js';
import { Crew } from './crew.js';
import { Fleet, faultsIn, START_MS, type Variant } from './fleet.js';
import { judge, wallComplaints } from './oracle.js';
import { planOf } from './plan.js';
import { foundAll, furnishAll, type Stage } from './stage.js';
import { rowsOf, tablesOf } from './tables.js';
import type { Complaint, Told } from './told.js';

export interface Course {
  seed: number;
  operations: number;
  engine: Engine;
  variant: Variant;
  clients: number;
}

const ALLIANCES = 2;

export interface Blown {
  told: Told;
  stage: Stage;
  installation: Installation;
  /** Of the alliance that nobody touches. */
  quietBefore: readonly string[];
  seconds: number;
  drop: () => Promise<void>;
}

/** Carries out the plan; nothing is judged yet. */
export async function blow(course: Course): Promise<Blown> {
  const { engine, variant } = course;
  const cluster = variant === 'postgres' ? await PostgresCluster.start() : undefined;
  const installation = await Installation.make(engine, cluster?.url);
  const drop = async (): Promise<void> => {
    await installation.drop();
    cluster?.drop();
  };
  try {
    foundAll(installation);
    const stage = await staged(installation);
    const quietBefore = await rowsOf(installation, stage.quiet.slug);
    return {
      installation,
      stage,
      quietBefore,
      drop,
      ...(await carriedOut(course, stage, { installation, cluster })),
    };
  } catch (error) {
    await drop();
    throw error;
  }
}

async function staged(installation: Installation): Promise<Stage> {
  const server = await ServerProcess.start(installation, { within: START_MS });
  try {
    return await furnishAll(server, ALLIANCES);
  } finally {
    await server.stop();
  }
}

interface Ground {
  installation: Installation;
  cluster: PostgresCluster | undefined;
}

async function carriedOut(
  { seed, operations, variant, clients }: Course,
  stage: Stage,
  { installation, cluster }: Ground,
): Promise<Pick<Blown, 'told' | 'seconds'>> {
  const plan = planOf({ seed, operations, alliances: ALLIANCES, faults: faultsIn(variant, operations) });
  const fleet = await Fleet.start(installation, { variant, seed, cluster });
  const start = performance.now();
  const told = await new Crew(stage, plan, fleet).carryOut(clients).finally(() => fleet.end());
  return { told, seconds: (performance.now() - start) / 1000 };
}

export async function judged({ told, stage, installation, quietBefore }: Blown): Promise<Complaint[]> {
  const quietAfter = await rowsOf(installation, stage.quiet.slug);
  const broken = installation.engine === 'SQLite' ? await brokenFile(installation) : [];
  return [
    ...judge(told, stage, await tablesOf(installation)),
    ...wallComplaints(quietBefore, quietAfter),
    ...[...broken, ...(await unwritten(installation))].map((what) => ({ what, about: [] })),
  ];
}
