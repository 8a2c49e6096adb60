import type { Session } from '../chromium/connection.ts'
import type { Protocol } from '../chromium/protocol.ts'
import type { Addresses } from './addresses.ts'
import { createEvent } from './event.ts'
import type { HostWebContents } from './web-contents.ts'

const levels: Readonly<Record<string, 'debug' | 'info' | 'warning' | 'error'>> = {
  debug: 'debug',
  log: 'info',
  info: 'info',
  warning: 'warning',
  error: 'error',
  assert: 'error',
}

/** console-message: what the page's scripts and the browser itself write to its console. */
export function followConsole(
  session: Session,
  addresses: Addresses,
  contents: HostWebContents,
): Promise<unknown> {
  function emit(level: string, message: string, lineNumber: number, url: string): void {
    const sourceId = addresses.toApp(url)
    const frame = contents.mainFrame
    contents.emit('console-message', createEvent({ level, message, lineNumber, sourceId, frame }))
  }

  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const level = levels[type]
    if (level === undefined || contents.listenerCount('console-message') === 0) return
    const at = stackTrace?.callFrames[0]
    emit(level, args.map(describe).join(' '), (at?.lineNumber ?? -1) + 1, at?.url ?? '')
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const { exception, text, lineNumber, url = '' } = exceptionDetails
    const message = exception?.description?.split('\n')[0]
    emit('error', message === undefined ? text : `Uncaught ${message}`, lineNumber + 1, url)
  })
  session.on('Log.entryAdded', ({ entry }) => {
    const level = entry.level === 'verbose' ? 'debug' : entry.level
    emit(level, entry.text, (entry.lineNumber ?? -1) + 1, entry.url ?? '')
  })
  return session.send('Log.enable')
}

function describe(value: Protocol.Runtime.RemoteObject): string {
  if (value.type === 'string') return String(value.value)
  return value.unserializableValue ?? value.description ?? String(value.value)
}

/** Why a renderer has gone, in Electron's words. */
export function goneReason({ status, errorCode }: Protocol.Target.targetCrashedPayload): object {
  const reasons: Readonly<Record<string, string>> = {
    normal: 'clean-exit',
    abnormal: 'abnormal-exit',
    killed: 'killed',
    crashed: 'crashed',
    oom: 'oom',
  }
  return { reason: reasons[status] ?? 'crashed', exitCode: errorCode }
}
