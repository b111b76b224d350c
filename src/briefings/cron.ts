import { createTask, type ScheduledTask, type TaskFn, validateDetailed } from 'node-cron';
import { UserError } from '../domain/errors.ts';

const MINUTE = 60_000;

/** A task for five cron fields in a time zone, not started; a `UserError` where the fields are not that. */
export function cronTask(cron: string, timeZone: string, run: TaskFn): ScheduledTask {
  const fields = cron.trim().split(/\s+/);
  const checked = validateDetailed(cron);
  if (fields.length !== 5) throw new UserError('digest.cronFieldCount', { cron, count: fields.length });
  if (!checked.valid)
    throw new UserError('digest.cron', {
      cron,
      fault: checked.errors.map((error) => error.value ?? cron).join(', '),
    });
  return createTask(cron, run, { timezone: timeZone, noOverlap: true, suppressMissedWarning: true });
}

/** The next times the fields come round. */
export function nextRuns(cron: string, timeZone: string, count: number): Date[] {
  const task = cronTask(cron, timeZone, () => undefined);
  const runs = task.getNextRuns(count);
  void task.destroy();
  if (runs.length === 0) throw new UserError('digest.cronNever', { cron });
  return runs;
}

/** The last time the fields came round after `after`, up to and including `until`; null when they did not. */
export function previousRun(cron: string, timeZone: string, after: Date, until: Date): Date | null {
  const task = cronTask(cron, timeZone, () => undefined);
  try {
    // Zones are whole quarters of an hour off UTC, so most minutes can be passed over unasked.
    const quarters = new Set((validateDetailed(cron).fields?.minute ?? []).map((minute) => minute % 15));
    for (let at = Math.floor(until.getTime() / MINUTE) * MINUTE; at > after.getTime(); at -= MINUTE) {
      if (!quarters.has((at / MINUTE) % 15)) continue;
      const date = new Date(at);
      if (task.match(date)) return date;
    }
    return null;
  } finally {
    void task.destroy();
  }
}
