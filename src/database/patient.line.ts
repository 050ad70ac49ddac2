/** A line before a door: everybody waits for their turn, in fair order, and nobody for ever. */
import { AsyncResource } from 'node:async_hooks';
import { FairOrder } from './fair-order.js';

type Begin<Given> = (given: Given) => Promise<void>;

interface Waiting<Given> {
  begin: Begin<Given>;
  patience: NodeJS.Timeout;
}

export interface Turn<Given> {
  of: string;
  begin: Begin<Given>;
}

export class PatientLine<Given> {
  private readonly order = new FairOrder<Waiting<Given>>();

  constructor(private readonly mostWaitMs: number) {}

  /** `begin` keeps the context of whoever asked; whose turn has not come after `mostWaitMs` is told by `giveUp`, and never begins. */
  add(of: string, begin: Begin<Given>, giveUp: () => void): void {
    const patience = setTimeout(() => {
      this.order.remove(of, waiting);
      giveUp();
    }, this.mostWaitMs);
    const waiting = { begin: AsyncResource.bind(begin), patience };
    this.order.add(of, waiting);
  }

  next(mayGo?: (of: string) => boolean): Turn<Given> | undefined {
    const next = this.order.next(mayGo);
    if (!next) return undefined;
    clearTimeout(next.task.patience);
    return { of: next.of, begin: next.task.begin };
  }
}
