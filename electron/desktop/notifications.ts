import { Notification } from 'electron'
import type { Notice } from './notices.ts'

/** Shows notices as the system does; of one chat or transcript only the last stands. */
export function createNotifications(clicked: (notice: Notice) => void): (notice: Notice) => void {
  /** They are kept here: one that is collected as garbage hears no click. */
  const shown = new Map<string, Notification>()
  return (notice) => {
    if (!Notification.isSupported()) return
    const { title, body, item } = notice
    const notification = new Notification({ title, body })
    const forget = (): void => {
      if (shown.get(item.id) === notification) shown.delete(item.id)
    }
    notification.on('click', () => {
      forget()
      clicked(notice)
    })
    notification.on('close', forget)
    shown.get(item.id)?.close()
    shown.set(item.id, notification)
    notification.show()
  }
}
