/** What is wrong with a file or one of its rows, in English. */
export const EN_IMPORT_ERRORS = {
  'import.unknownFormat':
    'This is no file Sitrep can read. It reads CSV files of UCDP GED and ACLED, and Sitrep’s own CSV and JSON Lines, all with their heading.',
  'import.newerFormat': 'This file was written by a newer Sitrep. Export it there as CSV, or have this one upgraded.',
  'import.unpacked': 'This packed file can’t be unpacked, or has more than {{maximum}} MB in it. Nothing was imported.',
  'import.tooLargeToOffer':
    'Some rows of this file need a decision, and it is too large to be kept here for that. Split it, or import it from the terminal.',
  'export.nothing': 'There is nothing to export: no event was recorded there and then.',
  'export.tooLarge':
    'This is more than Discord takes in one message. Narrow it down by place or dates, or export it from the terminal.',
  'import.missingColumns':
    'This looks like a file of {{format}}, but these columns are missing: {{columns}}. Nothing was imported.',
  'import.notTable':
    'From line {{line}} on this file can’t be read as a table: a quotation mark is opened there and never closed. Nothing was imported.',
  'import.another':
    'Another import was finished meanwhile, so some rows might have been recorded twice. Nothing of this one counts: please start it again.',
  'import.eventGone':
    '{{event}}, which this file says more of, was taken back meanwhile. Nothing of the import counts: please start it again.',
  'redact.import':
    'Entry {{seq}} is an import; its rows are kept in parts. `/history` of an event it added tells in which entry its text is: redact that one. All rows of that part go with it.',
  'import.row.number': '{{column}}: “{{value}}” is not a number that can stand there',
  'import.row.date': '{{column}}: “{{value}}” is no day of the calendar, or may be one of two; write it as 2024-03-20',
  'import.row.backwards': 'it ends on {{until}}, before it begins on {{from}}',
  'import.row.coordinates':
    '“{{value}}” are no coordinates: latitude and longitude are degrees, such as 14.65 and 0.53',
  'import.row.address': '“{{value}}” is no web address: it must begin with http:// or https://',
  'import.row.country': '“{{value}}” is no country Sitrep knows',
  'import.row.noId': 'the row has no {{column}}',
  'import.row.empty': '{{column}} is empty',
  'import.row.noClaimant': 'the row has something that is claimed and names nobody who claims it: fill in claimant',
  'import.row.noHarm':
    'the row has a number and does not tell of what: write it out in says, such as 5 soldiers killed, or fill in harm and low or best',
  'import.row.choice': '{{column}}: “{{value}}” is none of the values that can stand there',
  'import.row.kind': 'event_type: “{{value}}” is none of ACLED’s event types',
  'import.row.twice': 'an earlier row has the same id ({{id}}) and says something else',
  'import.row.width': 'the row has {{cells}} cells, the heading {{columns}}',
  'import.row.json': 'the line is not JSON',
  'import.row.field': 'the line is no record of Sitrep’s: see {{field}}',
} as const;
