import { checkUndo, subjectOf } from '../domain/undo.ts';
import { Desk } from '../store/desk.ts';
import { type NamedStore, noRecord } from './named-store.ts';

/** Takes back one entry of the member, or of nobody: of those recorded from the terminal. */
export async function undoEntry(
  { store, name }: NamedStore,
  server: string,
  seq: number,
  member: string | null,
): Promise<number> {
  const desk = new Desk(store, server);
  if ((await desk.refresh()).seq === 0) {
    console.error(noRecord(server, name));
    return 1;
  }
  let subject = '';
  const entry = await desk.record(
    (casebook) => {
      subject = subjectOf(checkUndo(casebook, seq, member).action);
      return { type: 'action.undone', undoes: seq };
    },
    { by: { member, interaction: null }, now: new Date() },
  );
  console.log(`entry ${seq} (${subject}) is undone, as entry ${entry.seq}`);
  return 0;
}
