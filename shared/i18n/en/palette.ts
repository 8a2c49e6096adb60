/** The command palette. */
export const palette = {
  find: 'Find an action, a chat or a transcript',
  placeholder: 'What do you want to do?',
  results: 'Actions, chats and transcripts',
  nothing: 'Nothing has a name like that.',
  chat: 'Chat',
  transcript: 'Transcript',
} as const
