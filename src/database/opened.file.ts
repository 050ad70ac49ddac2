/** The SQLite file that was opened: whether it still lies where it lay. SQLite itself goes on writing into a deleted one. */
import { statSync } from 'node:fs';

export class OpenedFile {
  private readonly paths: readonly string[];
  private readonly opened: string;

  /** To be made while the database is open: its journal lies there as long. */
  constructor(path: string) {
    this.paths = [path, `${path}-wal`];
    this.opened = this.lying();
  }

  /** False once the file or its journal was deleted, moved or replaced; true again when it was brought back. */
  isInPlace(): boolean {
    return this.lying() === this.opened;
  }

  private lying(): string {
    return this.paths.map(identity).join(' ');
  }
}

function identity(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : 'gone';
}
