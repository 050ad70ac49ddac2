/** Whether a process that wrote its number down still lives, or only somebody else with the same number. */
import { readFileSync } from 'node:fs';

/** When it started, in a form that no other process of that number has; undefined where the system does not tell. */
export function startOf(pid: number): string | undefined {
  const fields = statOf(pid);
  return fields && `${read('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`;
}

export function isAlive({ pid, started }: { pid: number; started: string }): boolean {
  if (!exists(pid)) return false;
  const fields = statOf(pid);
  // Where nobody tells, a process of that number is believed to be the same.
  if (!fields) return true;
  const hasEnded = fields[0] === 'Z' || fields[0] === 'X';
  return !hasEnded && (started === '' || startOf(pid) === started);
}

function exists(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/** The fields of /proc/<pid>/stat from the third on, its state; the second is a name that may hold blanks and brackets. */
function statOf(pid: number): string[] | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
