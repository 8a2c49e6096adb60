import { EventEmitter } from 'node:events'
import type { Notification, NotificationConstructorOptions } from 'electron'
import { guardClass } from '../api/guard.ts'
import type { Recorder } from '../api/recorder.ts'

type Surface = Pick<Notification, 'body' | 'close' | 'show' | 'silent' | 'subtitle' | 'title'>

/** Electron's Notification, which no desktop shows: a test looks at it and emits its `click`. */
export class HostNotification extends EventEmitter implements Surface {
  title: string
  subtitle: string
  body: string
  silent: boolean
  readonly #recorder: Recorder

  constructor(recorder: Recorder, options: NotificationConstructorOptions = {}) {
    super()
    this.#recorder = recorder
    this.title = options.title ?? ''
    this.subtitle = options.subtitle ?? ''
    this.body = options.body ?? ''
    this.silent = options.silent ?? false
  }

  show(): void {
    this.#recorder.record('Notification.show', this)
    this.emit('show', {})
  }
  close(): void {
    this.#recorder.record('Notification.close', this)
    this.emit('close', {})
  }
}
guardClass('electron.Notification', HostNotification)
