/** Ids in a path are opaque: one that cannot exist is answered like one that does not. */
import { Param, type PipeTransform } from '@nestjs/common';
import { isId } from '../shared/input-text.js';
import { Refusal } from '../shared/refusal.js';

const existing: PipeTransform<unknown, string> = {
  transform(value) {
    if (!isId(value)) throw Refusal.notFound();
    return value;
  },
};

/** `@IdParam()` reads `:id`. */
export const IdParam = (name = 'id'): ParameterDecorator => Param(name, existing);
