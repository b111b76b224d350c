import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';

/** A folder whose disk can be full. */
export interface FullDisk {
  readonly folder: string;
  /** From now on the process can write nothing more there; resolves with what gives it room again. */
  readonly fill: (pid: number) => () => void;
  readonly remove: () => void;
}

/** A disk in memory of so many megabytes, filled to the last byte; null where none may be mounted. */
export function smallDisk(megabytes: number): FullDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    fill: () => {
      const filler = join(folder, 'filler');
      fillUp(filler);
      return () => rmSync(filler);
    },
    remove: () => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function fillUp(path: string): void {
  const file = openSync(path, 'w');
  for (const size of [65_536, 4096, 1]) {
    try {
      while (true) writeSync(file, Buffer.alloc(size));
    } catch (error) {
      if (!isNativeError(error) || !('code' in error) || error.code !== 'ENOSPC') throw error;
    }
  }
  closeSync(file);
}

/** A limit on how large the process's files may grow, which any user may set; null where the system has no way to. */
export function limitedFiles(): FullDisk | null {
  const limit = (pid: number, bytes: string) =>
    execFileSync('prlimit', ['--pid', `${pid}`, `--fsize=${bytes}:unlimited`], { stdio: 'ignore' });
  try {
    limit(process.pid, 'unlimited');
  } catch {
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-limit-'));
  return {
    folder,
    fill: (pid) => {
      limit(pid, '100');
      return () => limit(pid, 'unlimited');
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
