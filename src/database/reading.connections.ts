/** Connections to read through: on SQLite TypeORM opens one for a data source; here are more, over the same entities. */
import type { DataSource, QueryRunner } from 'typeorm';
import type { SqliteDriver } from 'typeorm/driver/sqlite/SqliteDriver.js';

export class ReadingConnections {
  private readonly twins = new Map<number, Promise<SqliteDriver>>();

  constructor(private readonly source: DataSource) {}

  /** The runner of this place; its connection is opened when it is first needed. */
  async at(place: number): Promise<QueryRunner> {
    if (place === 0) return this.source.createQueryRunner();
    let twin = this.twins.get(place);
    if (!twin) {
      twin = this.open();
      this.twins.set(place, twin);
      twin.catch(() => this.twins.delete(place));
    }
    const runner = (await twin).createQueryRunner('master');
    return Object.assign(runner, { manager: this.source.createEntityManager(runner) });
  }

  async close(): Promise<void> {
    const opened = [...this.twins.values()];
    this.twins.clear();
    for (const twin of opened) await (await twin).disconnect();
  }

  /** The driver knows the entities and options; only its connection is another one. */
  private async open(): Promise<SqliteDriver> {
    const driver = this.source.driver as SqliteDriver & { createDatabaseConnection(): Promise<unknown> };
    const databaseConnection = await driver.createDatabaseConnection();
    const twin = Object.create(Object.getPrototypeOf(driver) as object) as SqliteDriver;
    return Object.assign(twin, driver, { databaseConnection, queryRunner: undefined });
  }
}
