/** What is said of files taken in and given out, in English. */
export const EN_EXCHANGE = {
  'action.records.imported': '{{what}} imported',
  'history.textIn': 'text in entry {{seq}}',
  'briefing.imports': '### Imported',
  'briefing.imported': '{{file}}: {{events}}. `/timeline` and `/disputes` have them.',
  'briefing.importUndone': '{{file}}: {{events}}, taken back by the member who imported them',
} as const;
