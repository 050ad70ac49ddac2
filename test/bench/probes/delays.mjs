/** Runs in the server under test before the application: on SIGUSR2 it says how late the event loop was since it was asked before. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Of the timer that is late. */
const TICK_MS = 5;

const delays = monitorEventLoopDelay({ resolution: TICK_MS });
delays.enable();

const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - TICK_MS);

process.on('SIGUSR2', () => {
  const said = { p99: late(delays.percentile(99)), max: late(delays.max) };
  delays.reset();
  process.stdout.write(`delays ${JSON.stringify(said)}\n`);
});
