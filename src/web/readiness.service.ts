/** Readiness: the database takes a write, and the process is not on its way out. */
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';

@Injectable()
export class Readiness {
  private isStopping = false;

  constructor(private readonly database: Database) {}

  /** Said first when the process is asked to stop, so that nobody sends it new work. */
  stop(): void {
    this.isStopping = true;
  }

  async isReady(): Promise<boolean> {
    if (this.isStopping) return false;
    try {
      await this.database.proveWritable();
      return true;
    } catch {
      return false;
    }
  }
}
