import { EN_IMPORT_ERRORS } from './en-import-errors.ts';

const EXAMPLES =
  'Examples: `23 soldiers killed, 17 wounded` · `responsibility; at least 30 soldiers killed` · `denies losses`';

/** What was wrong and how to put it right, in English. */
export const EN_ERRORS = {
  ...EN_IMPORT_ERRORS,

  'error.unexpected':
    'Something went wrong here, and your request was not carried out. Please try again; if it happens again, tell the bot’s operator this number: {{id}}.',
  'error.notSure':
    'The record could not be reached while this was being written, so it may or may not have been recorded. Check with `/event` before you try again. Number for the bot’s operator: {{id}}.',
  'error.brokenRecord':
    'This server’s record does not hold together at entry {{seq}}, so nothing is answered from it and nothing is recorded. Tell whoever runs Sitrep; managers can look with `/record verify`.',
  'error.newerRecord':
    'This server’s record was written on by a newer Sitrep than the one that is running. Nothing is answered from it and nothing is recorded until whoever runs Sitrep has upgraded it.',

  'error.notShown':
    'The answer could not be shown. Please try again; if it happens again, tell the bot’s operator this number: {{id}}.',
  'error.recordedNotShown':
    'What you asked for was recorded, but the answer could not be shown. There is no need to send it again. Number for the bot’s operator: {{id}}.',
  'error.thingRecordedNotShown':
    'It was recorded as {{thing}}, but the answer could not be shown. There is no need to send it again. Number for the bot’s operator: {{id}}.',

  'option.missing': 'The option `{{option}}` is missing. Fill it in and send the command again.',
  'option.missingSeveral': 'Still to be filled in: {{option}}.',
  'option.notAChoice': '“{{value}}” is not one of the choices for `{{option}}`: {{choices}}.',
  'option.notAnAddress':
    '“{{value}}” is not a web address. Give `{{option}}` in full, beginning with https:// or http://, without a user name or password.',
  'option.tooLong': '`{{option}}` may have {{maximum}} characters at most. Please shorten it.',
  'file.tooLarge': '{{name}} is larger than {{maximum}} MB, which is the most that can be taken.',
  'file.gone': '{{name}} could not be fetched from Discord. Please give the file again.',
  'button.stale': 'This button belongs to something that is no longer there. Please send the command again.',
  'history.notAllowed': 'This button is for members who may record here. If you may use the command, use that.',
  'recording.notAllowed':
    'This is for members who may record here. If you may use the command, fill in its options instead.',
  'history.eventAndClaim': 'Give `event` or `claim`, not both: a claim’s number tells its event.',
  'query.periodBackwards': 'The period runs backwards: `since` is after `until`. Please swap them.',

  'event.unknown':
    'There is no event “{{typed}}” in this server’s record. Pick one from the list that appears while you type, or give its number, such as E12.',
  'event.isMerged': '{{event}} is part of {{into}} now. Name {{into}}, or have the merge undone by whoever made it.',
  'event.none': 'No event has been recorded yet. `/add event` records the first.',
  'merge.same': 'Both are {{event}} already: there is nothing to merge.',
  'edit.nothingGiven': 'Give what is to be changed, beside what it is about.',
  'edit.nothing': '{{what}} says so already: nothing was changed.',
  'edit.changedMeanwhile':
    '<@{{by}}> changed {{what}} while you were writing. {{changes}}. Nothing was recorded of yours. The form keeps what you wrote: look at it again, and send it if it still holds.',
  'event.isWithdrawn':
    '{{event}} has been withdrawn. Nothing more can be recorded of it, unless whoever withdrew it undoes that.',
  'event.endsBeforeItBegins': '`until` is before `date`. Give the last day of the event, or leave `until` out.',
  'event.coordinates':
    '“{{typed}}” can’t be read as coordinates. Give degrees north, then degrees east, such as 14.65, 0.53.',
  'event.coordinatesComma':
    '“{{typed}}” can be read in more than one way. Put a space after the comma between the two numbers: 14.65, 0.53.',
  'event.notByThen':
    '{{event}} was not in the record by the end of {{day}}. Give a later day for `as-of`, or leave it out.',
  'claim.unknown':
    'There is no claim “{{typed}}” in this server’s record. Claims are numbered by their event, such as E12.3; `/event` lists them.',
  'claim.isWithdrawn': '{{claim}} has been withdrawn already.',
  'claim.saidBeforeEvent':
    'This claim is dated {{said}}, before {{event}} happened ({{date}}). Check `said`, and that this is the right event.',
  'claimant.unknown':
    'No claimant “{{name}}” is in this server’s record. Pick one from the list that appears while you type.',
  'claimant.noName': 'A claimant needs a name with letters or digits.',
  'claimant.ownMouthpiece':
    '{{name}} can’t be made the mouthpiece of one that speaks for it: check which of the two speaks for the other.',

  'claimant.aliasSpeaks':
    '“{{alias}}” can’t be another name of {{name}}: one of the two speaks for the other, or is to. Leave it out of `aliases`.',
  'claimant.tooManyAliases':
    '{{name}} would have more than {{maximum}} other names, which is the most there can be. Give fewer.',
  'undo.nothing': 'There is nothing of yours to undo here.',
  'undo.absent': 'There is no entry {{seq}} in this record.',
  'undo.unknown': 'This can’t be undone: it is not a recorded event, claim, withdrawal or change to a claimant.',
  'undo.notYours': 'Only the member who recorded this can undo it. A moderator can withdraw it with `/withdraw`.',
  'undo.notAllowed':
    'You may no longer record here, so this button does nothing for you. If you may use `/undo`, use that.',
  'undo.already': 'This has been undone already.',
  'undo.rests':
    '{{what}} can’t be undone, because later entries rest on it: {{later}}. Undo those first, or withdraw {{what}} with a reason.',
  'record.notAllowed': 'This button is for members who may *Manage Server*.',
  'redact.unknown': 'There is no entry {{seq}}. `/history` shows each entry with its number.',
  'redact.already': 'Entry {{seq}} has been redacted already.',
  'redact.noText':
    'Entry {{seq}} has no text to redact: it is not an event, a claim, a correction, a withdrawal or a change to a claimant.',
  'redact.correctsMany':
    'Entry {{seq}} is part of an import that corrected what an earlier one said. Without it those events would say again what was corrected. Correct or withdraw them, or undo the import.',
  'undo.redacted':
    '{{what}} can’t be undone: a correction before it was redacted, and what that had corrected would be shown again. Correct it with `/edit` instead.',
  'redact.corrects':
    'Entry {{seq}} is the correction {{what}} now shows. Without it, {{what}} would say again what was corrected. Correct it once more, or withdraw it, then redact this entry.',
  'purge.changed':
    'Something was recorded since you were asked. Nothing was forgotten: begin again with `/record purge`.',
  'purge.nothing': 'Nothing is recorded in this server: there is nothing to forget.',

  'channel.gone':
    'The channel of this digest is no longer there. `/digest edit` with another `channel` moves it there.',
  'channel.forbidden':
    'Sitrep lacks permissions in <#{{channel}}>. Give it View Channel, Send Messages, Attach Files and Read Message History there, then send the command again.',
  'digest.unknown': 'There is no digest “{{typed}}” here. `/digest list` shows those there are.',
  'digest.tooMany':
    'This server has {{maximum}} digests, which is the most there can be. Remove one with `/digest remove` first.',
  'digest.nothingToEdit': 'Give what is to change as well: `channel`, `every`, `at`, `place` and so on.',
  'digest.editsCron': 'This digest is due by `cron`. Give `every` together with `at` or `day`, or another `cron`.',
  'digest.isPaused': '{{digest}} is paused already. `/digest resume` sets it going again.',
  'digest.notPaused': '{{digest}} is not paused.',
  'digest.time': '“{{typed}}” is not a time of day. Write it as 08:00.',
  'digest.dayWithoutWeekly': '`day` is for weekly digests. Choose `weekly` for `every`, or leave `day` out.',
  'digest.atAsItHappens': 'A digest sent as it happens has no time of day. Leave `at` out, or choose another `every`.',
  'digest.saysSoTooOften':
    'This digest is due more often than hourly, and would fill the channel with “nothing new”. Choose `skip` for `when-empty`, or a schedule of once an hour at most.',
  'digest.notAllowed': 'This button is for members who may manage this server. If you may use the command, use that.',
  'digest.cronAndSchedule': '`cron` says when the digest is due by itself: leave out {{option}}, or leave out `cron`.',
  'digest.cronFieldCount':
    'Cron takes five fields here, and “{{cron}}” has {{count}}: write minute, hour, day of the month, month, day of the week. Example: 0 8 * * 1-5 is 08:00 from Monday to Friday.',
  'digest.cron':
    '“{{cron}}” can’t be read as cron (look at {{fault}}). Five fields: minute, hour, day of the month, month, day of the week. Example: 0 8 * * 1-5 is 08:00 from Monday to Friday.',
  'digest.cronNever': '“{{cron}}” names a date that never comes. Example: 0 8 * * 1-5 is 08:00 from Monday to Friday.',
  'region.unknown': 'This server has no region “{{name}}”. `/region list` shows those it has.',
  'region.nameTaken': '“{{name}}” is the name of a country or province. Please choose another for the region.',
  'region.onlyDivisions':
    '“{{text}}” is a single location. A region is made of countries, first-level divisions such as provinces, and other regions.',
  'search.noWords': 'Give at least one word or number to look for.',
  'status.twoEvents': 'These claims are of two events. If those are one, `/merge` them first.',
  'status.oneClaimant': 'Both claims are one claimant’s: what it says later revises what it said before.',
  'status.nothingShared':
    'These claims do not count anyone under two categories. Both must give a figure of the same harm, such as 9 militants killed and 9 civilians killed.',
  'status.already': 'These claims are marked so already.',
  'status.none': 'These claims are not marked as counting the same people.',
  'settings.timeZone':
    '“{{typed}}” is not a time zone. Pick one from the list that appears while you type, such as Africa/Niamey or UTC.',

  'place.unknown': 'No place “{{text}}” is known. Did you mean {{nearest}}?',
  'place.unknownNothingNear':
    'No place “{{text}}” is known. Give a country, a region such as Sahel, or a province with its country, such as Tillabéri, Niger.',
  'place.unknownInside':
    'No place “{{text}}” is known in {{country}}. Pick one from the list that appears while you type.',
  'place.ambiguous': '“{{text}}” is the name of more than one place. Which do you mean: {{choices}}?',
  'place.regionNotPlace':
    '“{{text}}” is a region of several countries. Say in which country it happened, smallest part first: Teguey, Tillabéri, Niger.',
  'place.regionOrDivision':
    '“{{text}}” is a region of several countries. Say in which country it happened; if you mean the province, write {{divisions}}.',
  'place.empty': 'Give a place by name, smallest part first: Teguey, Tillabéri, Niger.',
  'place.tooLong': 'A place may have {{longest}} characters at most. Please shorten it.',

  'date.empty': 'Give a date, such as 2024-03-20, 20 March 2024, March 2024 or yesterday.',
  'date.notUnderstood':
    '“{{date}}” can’t be read as a date. Write it as 2024-03-20, 20 March 2024, March 2024, 2023, yesterday or last Wednesday.',
  'date.impossible': '“{{date}}” is not a day of the calendar. Check the day and the month.',
  'date.ambiguous': '“{{date}}” could be {{one}} or {{other}}. Write the one you mean that way.',
  'date.shortYear': '“{{date}}” has a year of two digits. Write all four, as in 2024-03-20.',
  'date.timeOfDay': '“{{date}}” has a time of day. Only the date is kept: write it as 2024-03-20 or 20 March 2024.',
  'date.weekday':
    '“{{date}}” does not go together: {{read}} is another day of the week. Check which of the two is right.',
  'date.yearOutside': '“{{date}}” is outside the years that can be recorded, {{earliest}} to {{latest}}.',
  'date.future':
    '“{{date}}” is in the future. Give a date up to today, as it is in this server’s time zone (`/settings`).',

  'says.empty': `Write what is claimed. ${EXAMPLES}`,
  'says.tooLong': `\`says\` may have {{most}} characters at most. Please shorten it, or record two claims. ${EXAMPLES}`,
  'says.notUnderstood': `This part was not understood: “{{part}}”. Nothing was recorded. ${EXAMPLES}`,
  'says.noNumber': `No number can be read in “{{part}}”. Give one, or a word such as several, dozens or an unspecified number of. ${EXAMPLES}`,
  'says.noHarm': `“{{part}}” does not say what happened to them: killed, wounded, missing, captured, abducted, arrested, displaced. ${EXAMPLES}`,
  'says.noNumberNoHarm': `“{{part}}” has no number and does not say what happened to them. ${EXAMPLES}`,
  'says.totalAndParts': `“{{part}}” gives a total and its parts at once. Give them as separate figures: 13 soldiers killed, 170 civilians killed. ${EXAMPLES}`,
  'says.partUnlike': `“{{part}}” is named as a part of the figure before it, but is not among those people. Give the two as separate figures. ${EXAMPLES}`,
  'says.whose': `It is not clear whom “{{part}}” is about. Name them, as in 17 soldiers wounded. ${EXAMPLES}`,
  'says.groups': `“{{part}}” counts families, units or other groups, and not people. Give a number of people. ${EXAMPLES}`,
  'says.onTop': `“{{part}}” comes on top of a number that is not given. Write how many they are in all, or both numbers. ${EXAMPLES}`,
  'says.seemingTotal': `In “{{part}}”, some are of no category that Sitrep knows, or of one that holds that of the others, and their number would pass for the total. Give the total and its parts: 15 people killed, including 3 soldiers. ${EXAMPLES}`,
  'says.noneOfSome': `“{{part}}” is said of some people only, and would stand as none of all of their kind. If more is claimed, write that: no civilians killed, no soldiers killed, no casualties, or denies losses. If not, leave it out here and keep it in the quote. ${EXAMPLES}`,
  'says.givenTwice': `“{{part}}” gives a second figure for the same people and the same harm. Keep one of them, add them up, or record two claims. ${EXAMPLES}`,
  'says.contradicts': `“{{part}}” says two things that cannot both be meant. Record them as two claims, or take one out. ${EXAMPLES}`,
  'says.backwards': `The range “{{part}}” runs backwards: write the smaller number first. ${EXAMPLES}`,
  'says.belowZero': `“{{part}}” is below zero: a number of people can’t be. ${EXAMPLES}`,
  'says.decimal': `“{{part}}” is not a whole number of people. ${EXAMPLES}`,
  'says.tooMany': `“{{part}}” is more people than there are. Check the number. ${EXAMPLES}`,
  'says.ambiguousNumber': `“{{part}}” can be read as more than one number. Write each number in full, in digits without spaces or points: 1200, or 300 to 400. ${EXAMPLES}`,
  'says.deniesWhat': `“{{part}}” does not say what is denied: write denies losses, denies responsibility or denies the attack. Losses are those of the claimant’s own side: of civilians, write no civilian casualties. ${EXAMPLES}`,
  'says.deniesDeed': `“{{part}}” may say that it happened to nobody, that others did it, or that the number is another. Write which is claimed: no civilians killed, denies responsibility, or the number. ${EXAMPLES}`,
  'draft.empty': 'There is nothing to read: paste a text, or give a .txt, .html or .md file.',
  'draft.fileType': '{{name}} can’t be read: give a .txt, .html or .md file, or paste the text.',
  'draft.tooLarge': '{{name}} is too large: a file may have up to {{maximum}} kB. Cut it to the article itself.',
  'draft.published': '“{{date}}” is no day: write the day it was published, like 2024-03-20.',
  'draft.nothing':
    'No event and no claim was read in this text. Sitrep reads news prose in English and French that says who was harmed; use `/add` for anything else.',
  'draft.gone': 'This draft is no longer kept: drafts last an hour. Run `/draft` again.',
  'draft.notYours': 'This draft is another member’s. Run `/draft` for one of your own.',
  'draft.done': 'This draft has been recorded already.',
  'draft.near':
    'Nothing was recorded: {{events}} may be the same event as “{{title}}” and was recorded after you got this draft. Choose under “Correct one of them, or say which event it is” which it is.',
  'draft.nothingChosen': 'Nothing is chosen, so nothing was recorded.',
  'draft.incomplete':
    'Nothing was recorded: “{{title}}” has no date or no place. Correct it under “Correct one of them, or say which event it is”, or leave its claims out.',
  'draft.namelessChosen':
    'Nothing was recorded: a claim is the outlet’s own, and the text does not name the outlet. Name it under “Correct one of them, or say which event it is”, or leave the claim out.',
  'draft.wordless': 'Nothing was recorded: what {{claimant}} says has no words yet. Correct it, or leave it out.',
} as const;
