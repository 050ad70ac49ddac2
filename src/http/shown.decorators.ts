/** Members of answers: one decorator says what a member means, with its unit, and what shape it has. */
import type { Type } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

type Shape = Readonly<Record<string, unknown>>;

export const instant = { type: String, format: 'date-time' };
export const day = { type: String, format: 'date' };
export const text = { type: String };
/** Every number of ours is whole: units, euro cents, minutes, grams. */
export const whole = { type: 'integer' };
export const choice = (of: readonly string[]): Shape => ({ type: String, enum: [...of] });
export const listOf = (view: Type): Shape => ({ type: [view] });

/** The member may be null; its sentence says when. */
export const orNull = (shape: Shape): Shape => ({ ...shape, nullable: true });
/** The member may be missing; its sentence says when. */
export const orMissing = (shape: Shape = {}): Shape => ({ ...shape, required: false });

export const Shows = (says: string, shape: Shape = {}): PropertyDecorator =>
  ApiProperty({ ...shape, description: says } as ApiPropertyOptions);
