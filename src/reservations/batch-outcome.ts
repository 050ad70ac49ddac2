/** Several requests approved at once: what is sent of each, and what becomes of it. */
import type { Refusal } from '../shared/refusal.js';
import type { Fate } from './docket.view.js';

/** A request as it was when somebody read of it. */
export interface Chosen {
  id: string;
  version: number;
}

export interface Outcome {
  /** Undefined for what is not in the alliance. */
  fate: Fate | undefined;
  /** Undefined where it was approved. */
  refusal: Refusal | undefined;
}
