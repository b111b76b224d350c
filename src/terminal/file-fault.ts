import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A file can't be what the command takes it for. */
class FileError extends Error {
  override readonly name = 'FileError';
}

/** Throws where there is no file to be read, before anything is done. */
export function expectFile(path: string): void {
  if (statSync(path).isDirectory()) throw new FileError(isFolder(path));
}

/** Throws where no file can be written so, before anything is done. */
export function expectRoom(path: string): void {
  const folder = dirname(resolve(path));
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) throw new FileError(found ? isFile(folder) : noFolder(folder));
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new FileError(isFolder(path));
}

/** What is wrong with a file, in words; null for an error of something else. */
export function fileFault(error: unknown): string | null {
  if (error instanceof FileError) return error.message;
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return null;
  if (error.code === 'ENOSPC') return 'There is no room left on the disk.';
  if (!('path' in error)) return null;
  const path = String(error.path);
  switch (error.code) {
    case 'ENOENT':
      return existsSync(dirname(resolve(path))) ? `There is no such file: ${path}` : noFolder(dirname(resolve(path)));
    case 'ENOTDIR':
      return isFile(dirname(resolve(path)));
    case 'EISDIR':
      return isFolder(path);
    case 'EACCES':
    case 'EPERM':
      return `The user who runs this may not read or write this: ${path}`;
    default:
      return error.message;
  }
}

function isFolder(path: string): string {
  return `This is a folder, not a file: ${path}`;
}

function isFile(folder: string): string {
  return `This is no folder: ${folder}`;
}

function noFolder(folder: string): string {
  return `There is no such folder: ${folder}`;
}
