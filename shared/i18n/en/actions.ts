export const actions = {
  newChat: 'New chat',
  transcribeFiles: 'Transcribe files…',
  closeTranscript: 'Close transcript',
  cancelDictation: 'Cancel dictation',
  stopAnswer: 'Stop answer',
  focusMessage: 'Write a message',
  toggleSidebar: 'Show or hide the list',
  openSettings: 'Settings',
  closeSettings: 'Close settings',
  renameChat: 'Rename chat',
  deleteChat: 'Delete chat',
  toggleThinking: 'Think first',
} as const
