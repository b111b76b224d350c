import type { ActionOf, Entry } from './action.ts';
import type { AboutEvent, EventFinder } from './event-finder.ts';
import { importOfDraft } from './import.ts';
import type { RecordParts } from './record-parts.ts';
import { redactedDigest, subjectEvent, withoutContent } from './redaction.ts';

type EntryOf<Type extends Entry['action']['type']> = Entry & { readonly action: ActionOf<Type> };

/** What entries about events and claimants change in a record, and which of what was worked out of it no longer holds then. */
export class RecordChanges {
  readonly #record: RecordParts;
  readonly #finder: EventFinder;

  constructor(record: RecordParts, finder: EventFinder) {
    this.#record = record;
    this.#finder = finder;
  }

  /** An entry says something of one event. */
  file(entry: Entry, action: AboutEvent): void {
    const { filed, merges, claimants } = this.#record;
    filed.add(action.event, entry);
    if (action.type === 'event.merged') merges.add(action.event, action.into, entry.seq);
    this.#finder.touch(action);
    for (const name of namesIn(action)) this.#named(claimants.meet(name));
  }

  /** An entry says something of a claimant. */
  changeClaimant(entry: EntryOf<'claimant.changed'>): void {
    this.#record.claimants.change(entry.seq, entry.action.content);
    this.#record.filed.addAboutClaimant(entry);
    this.#finder.touchAll();
  }

  /** Takes all of an import's rows at once. What they change is worked out once, however many they are. */
  import(finish: EntryOf<'records.imported'>): void {
    const { filed, imports, merges, claimants } = this.#record;
    const unpacked = imports.unpack(finish);
    this.#finder.touchAll();
    for (const event of unpacked.gone) merges.lose(event);
    for (const content of unpacked.claimants) claimants.change(finish.seq, content);
    for (const run of unpacked.runs) {
      for (const { event, content, claims } of run.contents()) {
        filed.addRun(run, event);
        this.#finder.list(event, content);
        for (const { claimant } of claims) claimants.meet(claimant);
      }
    }
    for (const { entry, action } of unpacked.added) {
      filed.add(action.event, entry);
      this.#finder.touch(action);
      this.#finder.read(entry);
      for (const name of namesIn(action)) claimants.meet(name);
    }
    filed.takeNumber(finish.action.from + finish.action.events - 1);
  }

  /** A draft's rows are there; its numbers are taken, also where its text is gone. */
  holdDraft(entry: EntryOf<'draft.recorded'>): void {
    const { filed, imports, merges } = this.#record;
    const { part, finish } = importOfDraft(entry);
    imports.hold(part);
    // Where its text is gone it is not taken as an import any more.
    if (redactedDigest(entry.action) !== null) for (const event of imports.unpack(finish).gone) merges.lose(event);
    filed.takeNumber(entry.action.from + entry.action.events - 1);
  }

  /** The entry no longer stands, from entry `seq` on. */
  undo(undoes: number, seq: number): void {
    const { log, merges, claimants } = this.#record;
    log.undo(undoes, seq);
    const entry = log.entry(undoes);
    if (!entry) return;
    const { action } = entry;
    if (action.type === 'records.imported') this.#undoImport({ ...entry, action }, seq);
    if (action.type === 'draft.recorded') this.#undoImport(importOfDraft({ ...entry, action }).finish, seq);
    if (action.type === 'event.merged') merges.undo(action.event, undoes, seq);
    if ('event' in action) {
      this.#finder.touch(action);
      for (const name of namesIn(action)) this.#named(claimants.forget(name));
    }
    if (action.type === 'claimant.changed') {
      claimants.undo(undoes, seq);
      this.#finder.touchAll();
    }
  }

  #undoImport(finish: EntryOf<'records.imported'>, seq: number): void {
    const { imports, claimants } = this.#record;
    const { runs, added } = imports.unpack(finish);
    this.#finder.touchAll();
    for (const run of runs) {
      for (const { event, claims } of run.contents()) {
        this.#finder.unlist(event);
        for (const { claimant } of claims) claimants.forget(claimant);
      }
    }
    for (const { action } of added) {
      this.#finder.touch(action);
      for (const name of namesIn(action)) claimants.forget(name);
    }
    claimants.undo(finish.seq, seq);
  }

  /** The content of an entry is gone, of any day; what an event was found by stays where the redaction kept it. */
  redact({ redacts, digest, kept }: ActionOf<'entry.redacted'>): void {
    const { log, filed, claimants } = this.#record;
    log.tellRedacted(redacts, digest);
    const entry = log.entry(redacts);
    if (!entry) return;
    this.#finder.forgetWords();
    const blanked = withoutContent(entry, digest, kept);
    if (entry.action.type === 'claimant.changed') claimants.redact([entry.action.content]);
    if (blanked.action.type === 'content.redacted') {
      if (!log.isUndone(redacts)) this.undo(redacts, 0);
      log.annul(redacts);
    } else if (kept) log.reinstate(redacts);
    log.replace(blanked);
    filed.replace(blanked, subjectEvent(blanked.action));
    if (entry.action.type === 'import.part') this.#forgetRows({ ...entry, action: entry.action });
    if (entry.action.type === 'draft.recorded')
      this.#forgetRows(importOfDraft({ ...entry, action: entry.action }).part);
    if ('event' in blanked.action) this.#finder.touch(blanked.action);
  }

  /** The rows of an import's part are gone, of any day; what was said of its events since goes for nothing. */
  #forgetRows(part: EntryOf<'import.part'>): void {
    const { log, filed, imports, merges, claimants } = this.#record;
    const finish = imports.blank(part.seq);
    if (!finish) return;
    const { from, rows } = finish;
    const stands = log.stands(finish.seq);
    this.#finder.touchAll();
    claimants.redact(rows.claimants);
    for (const [index, { claims }] of rows.events.entries()) {
      filed.remove(from + index, ({ seq }) => seq === finish.seq);
      this.#finder.unlist(from + index);
      merges.lose(from + index);
      if (stands) for (const { claimant } of claims) claimants.forget(claimant);
    }
    for (const index of rows.events.keys()) this.#finder.touchLeft(from + index);
    for (const { event, claim, claims } of part.action.additions) {
      const gone = filed.remove(
        event,
        ({ seq, action }) =>
          seq === finish.seq &&
          (action.type === 'event.edited' ||
            (action.type === 'claim.added' && action.claim >= claim && action.claim < claim + claims)),
      );
      for (const { action } of gone)
        if (action.type === 'claim.added' && stands) claimants.forget(action.content.claimant);
      this.#finder.relist(event);
    }
  }

  /** An entry without its content does nothing, but that its number was given is not forgotten. */
  keepPlace(entry: EntryOf<'content.redacted'>): void {
    this.#record.log.annul(entry.seq);
    const event = subjectEvent(entry.action);
    if (event !== null) this.#record.filed.add(event, entry);
  }

  /** A list of names that is, or is no longer, the name of one claimant is blamed otherwise. */
  #named(changesLists: boolean): void {
    if (changesLists) this.#finder.touchAll();
  }
}

/** Names of claimants an entry brings into the record. */
function namesIn(action: AboutEvent): string[] {
  const { claimant } = action.type === 'claim.added' || action.type === 'claim.edited' ? action.content : {};
  return claimant === undefined ? [] : [claimant];
}
