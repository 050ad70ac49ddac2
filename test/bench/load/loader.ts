/** A load generator, a process of its own: several clients call in turn for a time, or for a number of calls each, and are timed. */
import { bytesOf, Wire } from './wire.js';
import type { Load, Loaded } from './loads.js';

process.on('message', (load: Load) => {
  void carryOut(load).then(
    (loaded) => process.send!(loaded),
    (error: unknown) => process.send!({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send!('ready');

async function carryOut({ port, clients, ms, calls = Infinity, requests }: Load): Promise<Loaded> {
  const sent = requests.map(bytesOf);
  const wires = await Promise.all(Array.from({ length: clients }, () => Wire.open(port)));
  const milliseconds: number[] = [];
  const statuses: Record<number, number> = {};
  const began = performance.now();
  const client = async (wire: Wire, which: number): Promise<void> => {
    for (let call = 0; call < calls && performance.now() - began < ms; call += 1) {
      const start = performance.now();
      const { status } = await wire.send(sent[(which + call * clients) % sent.length]!);
      milliseconds.push(performance.now() - start);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(wires.map(client));
  const seconds = (performance.now() - began) / 1_000;
  for (const wire of wires) wire.close();
  return { milliseconds, statuses, seconds };
}
