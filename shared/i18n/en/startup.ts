/** What may have to be said before or beside the window. */
export const startup = {
  databaseSetAside:
    'Jutt could not read its database, so your chats do not appear. Nothing was deleted: the file was set aside, and Jutt starts with an empty one.',
  databaseFile: 'The file set aside: {{file}}',
  databaseNewer:
    'Your chats were written by a newer version of Jutt. Install that version again to open them; nothing was changed.',
  cannotStart: 'Jutt cannot start: {{reason}}',
} as const
