/** A door with several places: as many units as it has places run side by side, of one alliance perhaps only one. */
import { NOBODY } from './fair-order.js';
import { PatientLine, type Turn } from './patient.line.js';

interface Rules {
  mostWaitMs: number;
  /** One for each connection. */
  places: number;
  /** Where units of one alliance would only wait for each other's locks, and keep a connection from the others meanwhile. */
  isOneOfEach: boolean;
  /** What those are told whose turn does not come in time. */
  refuse: () => Error;
}

export class SideBySide {
  private readonly line: PatientLine<number>;
  private readonly free: number[];
  private readonly inside = new Set<string>();

  constructor(private readonly rules: Rules) {
    this.line = new PatientLine(rules.mostWaitMs);
    this.free = Array.from({ length: rules.places }, (_, place) => place);
  }

  /** Resolves or rejects as `work` does, which is given the number of its place; a failure does not stop those who wait. */
  run<T>(of: string, work: (place: number) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const begin = (place: number): Promise<void> => work(place).then(resolve, reject);
      this.line.add(of, begin, () => reject(this.rules.refuse()));
      this.letIn();
    });
  }

  private letIn(): void {
    const mayGo = (of: string): boolean => !this.inside.has(of);
    while (this.free.length > 0) {
      const turn = this.line.next(mayGo);
      if (!turn) return;
      void this.pass(turn, this.free.pop()!);
    }
  }

  private async pass({ of, begin }: Turn<number>, place: number): Promise<void> {
    if (this.rules.isOneOfEach && of !== NOBODY) this.inside.add(of);
    await begin(place);
    this.inside.delete(of);
    this.free.push(place);
    this.letIn();
  }
}
