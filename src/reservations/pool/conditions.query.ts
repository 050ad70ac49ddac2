/** Conditions of a question about the pool: those that are set, and their parameters, numbered as they come. */
import type { Parameter } from '../../database/sql.query.js';

export class Conditions {
  readonly parameters: Parameter[] = [];
  private readonly texts: string[] = [];

  /** `text` says where the parameter stands; it may stand in several places. */
  and(text: (parameter: string) => string, value: Parameter): this {
    this.texts.push(text(this.numbered(value)));
    return this;
  }

  /** For what is no condition, as how many are wanted. */
  numbered(value: Parameter): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  toString(): string {
    return this.texts.join(' AND ');
  }
}
