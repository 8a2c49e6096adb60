import { connected, type Declaration, type Place } from './declaration.ts'

const onItem: readonly Place[] = ['chat', 'transcript']

/** Chats and transcripts as items of the list. */
export const listActions = {
  newChat: { icon: 'square-pen', shortcut: 'CmdOrCtrl+N', places: connected },
  focusSearch: { icon: 'search', shortcut: 'CmdOrCtrl+Shift+F', places: connected },
  nextItem: { icon: 'arrow-down', shortcut: 'CmdOrCtrl+PageDown', places: connected },
  previousItem: { icon: 'arrow-up', shortcut: 'CmdOrCtrl+PageUp', places: connected },
  pinItem: {
    icon: 'pin',
    places: onItem,
    when: ({ mark }) => mark === 'none' || mark === 'archived',
  },
  unpinItem: { icon: 'pin-off', places: onItem, when: ({ mark }) => mark === 'pinned' },
  archiveItem: {
    icon: 'archive',
    places: onItem,
    when: ({ mark }) => mark === 'none' || mark === 'pinned',
  },
  unarchiveItem: {
    icon: 'archive-restore',
    places: onItem,
    when: ({ mark }) => mark === 'archived',
  },
  toggleArchive: { icon: 'archive', places: connected },
  exportEverything: { icon: 'file-down', places: connected },
  importFile: { icon: 'file-up', places: connected },
} as const satisfies Record<string, Declaration>
