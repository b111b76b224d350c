import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export const MEBIBYTE = 2 ** 20;

/** As many bytes as Discord takes of a file of a bot's. */
export const MOST_ATTACHED = 10 * MEBIBYTE;

/** What a packed file's name ends with. */
export const PACKED_ENDING = '.gz';

/** The bytes of a file, packed. */
export const packed = promisify<Buffer | Uint8Array, Buffer>(gzip);
