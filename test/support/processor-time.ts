/** Milliseconds of processor time this process has had, all its threads together. Other than a clock's, they don't grow while a busy machine lets it wait. */
export function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** The same of this thread alone. */
export function spentHere(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
