/** That somebody was seen is written down beside the request: before the clock moves on, wait until it stands there. */
import { Database } from '../../src/database/database.service.js';
import { Session } from '../../src/partners/access/session.entity.js';
import type { TestApp } from './app.js';
import { until } from './until.js';

export const seenNow = (app: TestApp): Promise<void> =>
  until(() => app.get(Database).read((tx) => tx.existsBy(Session, { lastSeenAt: app.clock.now() })));
