import type { EventName } from '../../shared/ipc/channels.ts'

/** May there be text that search does not know yet? */
export function changesText(name: EventName): boolean {
  return name === 'chats:changed' || name === 'chats:ended' || name.startsWith('recordings:')
}
