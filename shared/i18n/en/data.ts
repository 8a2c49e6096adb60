/** Where the data lie, copies of them, and their end. */
export const data = {
  place: 'Folder',
  size: 'Size',
  sizeParts: 'Chats {{database}}, recordings {{recordings}}, search index {{index}}',
  show: 'Show in folder',
  move: 'Move…',
  moveMeaning:
    'Chats and recordings can lie in another folder of this computer, for instance on a larger disk. Settings and key stay where they are.',
  movePrepared:
    'Everything is copied to {{folder}}. At its next start Jutt uses that copy, and then removes this one.',
  restart: 'Restart now',
  stay: 'Leave them here',
  backUp: 'Back up…',
  backUpMeaning:
    'All chats, transcripts and settings in a folder of their own, which you can keep anywhere. The key is never in it.',
  withSound: 'With the sound of recordings ({{size}})',
  backedUp: 'The backup is in {{folder}}.',
  restore: 'Restore…',
  restoreMeaning:
    'Puts a backup in the place of what is here. What is here now is set aside, not deleted.',
  restoreHeading: 'Restore this backup?',
  restoreFacts: 'Made on {{date}}: {{chats}} and {{recordings}}, {{size}}.',
  restoreChats_one: '{{count, number}} chat',
  restoreChats_other: '{{count, number}} chats',
  restoreRecordings_one: '{{count, number}} recording',
  restoreRecordings_other: '{{count, number}} recordings',
  restoreSilent: 'It holds no sound; recordings whose sound is here keep it.',
  restoreLead:
    'The backup is checked first. Then Jutt restarts with it, and today’s data are set aside in a folder beside it. The key stays.',
  restoreNow: 'Restore and restart',
  shared: 'Shared computer: forget everything on exit',
  sharedMeaning:
    'Each time Jutt ends, all chats, recordings, settings and the key are deleted; after a crash at its next start. What was exported or backed up stays.',
  sharedHeading: 'Forget everything on exit?',
  sharedLead:
    'What is here now goes too: all chats, recordings, settings and the key are deleted when Jutt ends, and cannot be brought back.',
  sharedOn: 'Forget on exit',
  erase: 'Delete everything…',
  eraseMeaning:
    'All chats, recordings, settings, what was set aside, and the key. Jutt then starts as on its first day.',
  eraseHeading: 'Delete everything?',
  eraseLead:
    'All chats, recordings, settings and the key are deleted from this computer, and cannot be brought back. What you exported or backed up stays.',
  eraseWord: 'delete',
  eraseField: 'To confirm, write “{{word}}”',
  eraseNow: 'Delete everything and restart',
  moving: 'Copying to the new folder: {{done}} of {{all}}',
  backing_up: 'Backing up: {{done}} of {{all}}',
  restored: 'The backup is checked. At its next start Jutt uses it.',
  restoring: 'Checking the backup: {{done}} of {{all}}',
  damaged:
    'The database has a damaged place. At its next start Jutt sets the file aside and rescues what can be read.',
  choose_move: 'Choose a folder for the data',
  choose_back_up: 'Choose where the backup goes',
  choose_restore: 'Choose the folder of a backup',
  chosen_move: 'Move here',
  chosen_back_up: 'Back up here',
  chosen_restore: 'Choose',
} as const
