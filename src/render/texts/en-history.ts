/** What is said of the record itself: its history, whether it is whole, what is taken out of it, in English. */
export const EN_HISTORY = {
  'redacted.reason': 'reason redacted',
  'history.changed': '{{fields}}',
  'event.history': '**History**',
  'history.heading': 'History · {{what}}',
  'history.headingAll': 'Latest entries',
  'history.none': 'Nothing has been recorded yet.',
  'history.entry': 'entry {{seq}}',
  'action.content.redacted': '{{what}} (text redacted)',
  'action.entry.redacted': 'Text of entry {{what}} redacted',
  'history.because': 'reason: {{reason}}',
  'history.redacted': 'text redacted',
  'verify.whole_one': '**The record is whole:** {{count}} entry, as it was written.',
  'verify.whole_other':
    '**The record is whole:** {{count}} entries, each as it was written and each following the one before it.',
  'verify.redacted_one': '{{count}} of them has no text any more: it was redacted, as a later entry says.',
  'verify.redacted_other': '{{count}} of them have no text any more: they were redacted, as later entries say.',
  'verify.forgotten_one': 'Before them, {{count}} entry was purged.',
  'verify.forgotten_other': 'Before them, {{count}} entries were purged.',
  'verify.last':
    'Entry {{seq}}, {{at}}, is the last. Its hash {{hash}} stands for all before it: kept elsewhere, it shows later that nothing up to here was altered.',
  'verify.empty': 'Nothing has been recorded yet.',
  'verify.broken_one':
    '**The record is not whole.** {{count}} entry holds together; entry {{seq}} is missing, was altered, or was written by another hand. Tell whoever runs Sitrep: `npm run journal -- verify` says what is wrong with it, and a backup can be restored.',
  'verify.broken_other':
    '**The record is not whole.** {{count}} entries hold together; entry {{seq}} is missing, was altered, or was written by another hand. Tell whoever runs Sitrep: `npm run journal -- verify` says what is wrong with it, and a backup can be restored.',
  'redact.done':
    'Redacted: the text of entry {{seq}} is gone from the record and from every answer, also as of earlier days. That there was such an entry, by whom and when, stays. Two things are not in Sitrep’s hands: messages that already show the text, which you can delete, and backups made before.',
  'redact.kept':
    '**Still in the record: other text of the same.** `/record redact` takes it out of each of these as well, by its number:',
  'redact.keptMore_one': '- … and {{count}} more entry, which `/history` shows',
  'redact.keptMore_other': '- … and {{count}} more entries, which `/history` shows',
  'purge.first_one':
    '**This forgets {{count}} entry: everything recorded in this server,** its digests and settings included. It can’t be undone. An export or a backup keeps a copy.',
  'purge.first_other':
    '**This forgets {{count}} entries: everything recorded in this server,** its digests and settings included. It can’t be undone. An export or a backup keeps a copy.',
  'purge.second_one': '**Are you sure?** {{count}} entry will be gone for good, for everyone in this server.',
  'purge.second_other': '**Are you sure?** {{count}} entries will be gone for good, for everyone in this server.',
  'purge.done_one':
    'Forgotten: {{count}} entry. What is left is when that was and how many there were. Messages already sent stay until you delete them.',
  'purge.done_other':
    'Forgotten: {{count}} entries. What is left is when that was and how many there were. Messages already sent stay until you delete them.',
  'button.purge.first': 'Forget everything…',
  'button.purge.second': 'Yes, forget everything for good',
  'event.undone': 'undone since',
  'action.event.added': '{{what}} added',
  'action.event.edited': '{{what}} changed',
  'action.event.merged': '{{what}} merged',
  'action.status.withdrawn': '{{what}}: mark of a disputed status withdrawn',
  'action.claim.edited': '{{what}} changed',
  'action.status.disputed': '{{what}}: status marked as disputed',
  'action.event.withdrawn': '{{what}} withdrawn',
  'action.claim.added': '{{what}} added',
  'action.claim.withdrawn': '{{what}} withdrawn',
  'action.claimant.changed': '{{what}} changed',
} as const;
