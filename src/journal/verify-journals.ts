import { journaledGuilds } from '../store/journal.ts';
import { verifyJournal } from '../store/verify.ts';
import { countedEntries } from './counted.ts';
import { type NamedStore, noRecord } from './named-store.ts';

/** Checks every server's chain, or one's, and tells on stdout what each came to; the exit code is 1 where one is broken. */
export async function verifyJournals(
  { store, name }: NamedStore,
  server: string | undefined,
  progress: (what: string) => (count: number) => void,
): Promise<number> {
  const guilds = server === undefined ? await journaledGuilds(store) : [server];
  let whole = true;
  for (const guild of guilds) {
    const found = await verifyJournal(store, guild, progress(`server ${guild}, entries`));
    const { entries, broken, redacted, forgotten, last } = found;
    if (broken) console.log(`server ${guild}: NOT WHOLE after ${countedEntries(entries)}: ${broken.message}`);
    else if (entries === 0) console.log(noRecord(guild, name));
    else
      console.log(
        [
          `server ${guild}: whole, ${countedEntries(entries)}`,
          ...(redacted > 0 ? [`${redacted} redacted`] : []),
          ...(forgotten > 0 ? [`${forgotten} purged before them`] : []),
          ...(last ? [`hash of entry ${last.seq}: ${last.hash}`] : []),
        ].join(', '),
      );
    whole &&= broken === null;
  }
  if (guilds.length === 0) console.log(noRecord(undefined, name));
  return whole ? 0 : 1;
}
