/** Changes rows behind the server's back, each statement for itself, on a connection that stays open. */
import { Client } from 'pg';
import { SqliteConnection, type Installation } from '../../support/installation.js';

/** What bookings of a measurement are called, so that they are found again. */
export const OCCASION = 'Messfest';

export class Changes {
  private constructor(
    private readonly run: (statement: string) => Promise<unknown>,
    readonly close: () => Promise<void>,
  ) {}

  static async on(installation: Installation): Promise<Changes> {
    if (installation.engine === 'SQLite') {
      const connection = await SqliteConnection.open(installation.sqliteFile);
      return new Changes(
        (statement) => connection.ask(statement),
        () => connection.close(),
      );
    }
    const client = new Client({ connectionString: installation.databaseUrl });
    await client.connect();
    return new Changes(
      (statement) => client.query(statement),
      () => client.end(),
    );
  }

  /** As any change of anything in this alliance would: what was made before is not true any more. */
  async touch(allianceId: string): Promise<void> {
    await this.run(`UPDATE alliances SET revision = revision + 1 WHERE id = '${allianceId}'`);
  }

  /** As if somebody had changed one promise of this alliance. */
  async changeOne(allianceId: string): Promise<void> {
    await this.run(
      `UPDATE reservations SET version = version + 1 WHERE id = (
         SELECT id FROM reservations WHERE alliance_id = '${allianceId}' AND status = 'approved'
         ORDER BY pick_up_at DESC LIMIT 1)`,
    );
    await this.touch(allianceId);
  }

  /** What a round has asked for is given back, so that the next one finds the same stock, and no mail waits. */
  async giveBack(): Promise<void> {
    const open = `status = 'requested' AND occasion_name = '${OCCASION}'`;
    await this.run(
      `UPDATE reservation_lines SET held_quantity = 0, held_until = NULL
       WHERE reservation_id IN (SELECT id FROM reservations WHERE ${open})`,
    );
    await this.run(`UPDATE reservations SET status = 'withdrawn' WHERE ${open}`);
    await this.run(`UPDATE outbox_mails SET state = 'superseded' WHERE state = 'due'`);
    await this.run('UPDATE alliances SET revision = revision + 1');
  }
}
