/** What may have to be said before or beside the window. */
export const startup = {
  databaseSetAside:
    'Jutt’s database was damaged. Nothing was deleted: the file was set aside, and Jutt goes on with a new one.',
  rescued: 'Rescued from it: {{chats}} with {{messages}}, and {{recordings}}.',
  nothingRescued: 'Nothing in it could be read any more.',
  chats_one: '{{count, number}} chat',
  chats_other: '{{count, number}} chats',
  messages_one: '{{count, number}} message',
  messages_other: '{{count, number}} messages',
  recordings_one: '{{count, number}} recording',
  recordings_other: '{{count, number}} recordings',
  databaseFile: 'The file set aside: {{file}}',
  databaseNewer:
    'Your chats were written by a newer version of Jutt. Install that version again to open them; nothing was changed.',
  folderMissing:
    'Your chats and recordings are in this folder, which is not there now: {{folder}}. If it is on a drive, connect it, then try again.',
  tryAgain: 'Try again',
  beginAnew: 'Start empty',
  quit: 'Quit Jutt',
  notMoved:
    'The data could not be moved to {{folder}}. Nothing is lost: Jutt goes on using them where they were.',
  restored: 'The backup is in place.',
  restoredDetail:
    'What was here before is kept in {{folder}}. Delete it when you no longer need it.',
  placeUnreadable:
    'Jutt could not read the note of where its data lie, so it looks in the usual place. If you had moved your data, they are untouched where they are.',
  readOnly:
    'Jutt may not write to its data folder {{folder}}. Make it writable for your account, or free some room on its disk, then start Jutt again.',
  cannotStart: 'Jutt cannot start: {{reason}}',
} as const
