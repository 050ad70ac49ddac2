/** A start that must not happen: its message alone tells the operator what is wrong and what to do. */

export class StartRefusal extends Error {}
