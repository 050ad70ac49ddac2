/** What goes wrong outside of any page's route, answered as the sender reads: a page for browsers, a problem document for programs. */
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isForPrograms } from '../../http/fastify.setup.js';
import { ProblemFilter } from '../../http/problem.filter.js';
import { RefusedPage } from './refused-page.filter.js';

@Catch()
export class EveryRefusal implements ExceptionFilter {
  private readonly problem = new ProblemFilter();
  private readonly page = new RefusedPage();

  catch(error: unknown, host: ArgumentsHost): void {
    const filter = isForPeople(host.switchToHttp().getRequest<FastifyRequest>()) ? this.page : this.problem;
    filter.catch(error, host);
  }
}

/** Browsers name HTML when somebody opens an address; programs get what they expect below these. */
const isForPeople = ({ url, headers }: FastifyRequest): boolean =>
  !isForPrograms(url) && (headers.accept ?? '').includes('text/html');
