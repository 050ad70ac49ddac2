/** Which alliances stand in lists for everybody: those that are public. */
import { IsNull, Not, type FindOptionsWhere } from 'typeorm';
import type { Alliance } from './alliance.entity.js';

/** Whoever looks for alliances without knowing them finds these. */
export const listedOnly: FindOptionsWhere<Alliance> = { listedAt: Not(IsNull()) };
