/** What the health routes answer; strangers read it. */
import { choice, orMissing, Shows } from '../http/shown.decorators.js';
import { healthWarnings, notReady, type HealthWarning, type NotReady } from './health/health-warnings.js';

export class LivenessView {
  @Shows('Always `ok`.', choice(['ok'])) status!: 'ok';
}

export class ReadinessView {
  @Shows('Whether the server takes work.', choice(['ready', 'not-ready'])) status!: 'ready' | 'not-ready';
  @Shows('Why it takes none; missing while it does.', orMissing(choice(notReady))) reason?: NotReady;
  @Shows('What will stop the server if nobody looks.', { ...choice(healthWarnings), isArray: true })
  warnings!: HealthWarning[];
}
