/** How a page says that it is one, and how it receives who looks and what was typed. */
import {
  applyDecorators,
  Controller,
  createParamDecorator,
  Post,
  UnsupportedMediaTypeException,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { TakesFile, TakesList, TakesNamedPhoto, TakesPhoto, TakesPicture } from '../../http/file.body.js';
import { TakesForm } from '../../http/form.body.js';
import { PageInterceptor } from './page.interceptor.js';
import { RefusedPage } from './refused-page.filter.js';
import type { Typed } from '../forms/typed.js';
import type { AllianceVisit, Visit } from './visit.js';
import { allianceVisitOf, visitOf } from './visit.request.js';

/** Its routes answer with a `Page` or a `SeeOther`. */
export const PageController = (path = ''): ClassDecorator =>
  applyDecorators(
    ApiExcludeController(),
    Controller(path),
    UseInterceptors(PageInterceptor),
    UseFilters(RefusedPage),
  );

/** The target of a form. */
export const PostForm = (path = ''): MethodDecorator => applyDecorators(Post(path), TakesForm());

/** The target of a form with a file, which is one more field. */
export const PostFile = (path = ''): MethodDecorator => applyDecorators(Post(path), TakesFile());

/** The target of a form with a picture, which is one more field, with one character a byte. */
export const PostPicture = (path = ''): MethodDecorator => applyDecorators(Post(path), TakesPicture());

/** The same with a photo, from somebody who is signed in. */
export const PostPhoto = (path = ''): MethodDecorator => applyDecorators(Post(path), TakesPhoto());

/** The same, with what its file is called as one more field. */
export const PostNamedPhoto = (path = ''): MethodDecorator => applyDecorators(Post(path), TakesNamedPhoto());

/** The same with a list. */
export const PostList = (path = ''): MethodDecorator => applyDecorators(Post(path), TakesList());

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

export const Visiting = createParamDecorator((_: unknown, context: ExecutionContext): Visit =>
  visitOf(requestOf(context)),
);

/** Who visits, on routes inside an alliance. */
export const Inside = createParamDecorator((_: unknown, context: ExecutionContext): AllianceVisit =>
  allianceVisitOf(requestOf(context)),
);

/** The fields of a form, without its token. Refuses (415) what no form on a page sends. */
export const Said = createParamDecorator((_: unknown, context: ExecutionContext): Typed => {
  const { formToken: _token, ...typed } = (requestOf(context).body ?? {}) as Record<string, unknown>;
  if (!isTyped(typed)) throw new UnsupportedMediaTypeException();
  return typed;
});

const isTyped = (fields: Record<string, unknown>): fields is Record<string, string> =>
  Object.values(fields).every((value) => typeof value === 'string');

/** The query of a page; what comes twice counts as not said. */
export const Queried = createParamDecorator((_: unknown, context: ExecutionContext): Typed => {
  const query = (requestOf(context).query ?? {}) as Record<string, unknown>;
  const single = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(single);
});
