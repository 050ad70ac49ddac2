/** The basket's cookie: one for each alliance. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { emptyBasket, type Basket } from './basket.js';

/** The visitor's basket in the alliance of the path; empty where there is none. */
export const BasketHere = createParamDecorator((_: unknown, context: ExecutionContext): Basket =>
  basketOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

export const basketOf = (_request: FastifyRequest): Basket => emptyBasket;
