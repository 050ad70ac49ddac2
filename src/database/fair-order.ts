/** A fair order: alliances take turns, and within one it goes by the order of asking; many of one alliance do not keep another waiting. */

/** Work that belongs to no alliance; it takes turns with them as if it were one. */
export const NOBODY = '';

export interface Next<Task> {
  of: string;
  task: Task;
}

export class FairOrder<Task> {
  /** Whose turn is next stands first. */
  private readonly lines = new Map<string, Task[]>();

  add(of: string, task: Task): void {
    const line = this.lines.get(of);
    if (line) line.push(task);
    else this.lines.set(of, [task]);
  }

  /** Takes out the next whose alliance may go; undefined where there is none. */
  next(mayGo: (of: string) => boolean = () => true): Next<Task> | undefined {
    const of = [...this.lines.keys()].find(mayGo);
    if (of === undefined) return undefined;
    const [task, ...others] = this.lines.get(of)!;
    this.lines.delete(of);
    if (others.length > 0) this.lines.set(of, others);
    return { of, task: task! };
  }

  /** Nothing where it had its turn. */
  remove(of: string, task: Task): void {
    const others = (this.lines.get(of) ?? []).filter((one) => one !== task);
    if (others.length > 0) this.lines.set(of, others);
    else this.lines.delete(of);
  }
}
