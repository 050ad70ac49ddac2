/** A PostgreSQL of the test's own, in a temporary folder, that may be restarted. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './server-process.js';

export type Shutdown = 'fast' | 'immediate';

export class PostgresCluster {
  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<PostgresCluster> {
    const cluster = new PostgresCluster(mkdtempSync(join(tmpdir(), 'leihbund-cluster-')), await freePort());
    chmodSync(cluster.folder, 0o777);
    run('initdb', '--auth=trust', '--username=postgres', '--no-sync', '--pgdata', cluster.data);
    cluster.open();
    return cluster;
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/postgres`;
  }

  /** Resolves once it takes connections. */
  open(): void {
    const settings = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${this.folder}`;
    run(
      'pg_ctl',
      'start',
      '--wait',
      '--pgdata',
      this.data,
      '--log',
      join(this.folder, 'log'),
      '-o',
      settings,
    );
  }

  /** `fast` ends every session, `immediate` is as good as a power cut. */
  shut(mode: Shutdown): void {
    run('pg_ctl', 'stop', '--wait', '--mode', mode, '--pgdata', this.data);
  }

  drop(): void {
    this.shut('immediate');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get data(): string {
    return join(this.folder, 'data');
  }
}

/** PostgreSQL's programs refuse to run as root. */
function run(program: string, ...given: string[]): void {
  const command = [join(newestPrograms(), program), ...given];
  const [first = '', ...rest] =
    process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  const { status, error } = spawnSync(first, rest, { cwd: tmpdir(), stdio: 'ignore' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${String(error)}`);
}

/** Debian keeps them out of the path. */
function newestPrograms(): string {
  const home = '/usr/lib/postgresql';
  const versions = readdirSync(home).toSorted((one, other) => Number(other) - Number(one));
  return join(home, versions[0] ?? '', 'bin');
}
