import type { ServiceWait } from '../../../electron/service/attempts.ts'
import type { Connection } from '../../../electron/service/connection.ts'
import type { Link } from '../../../electron/service/link.ts'
import { formField } from '../fake-server/requests.ts'
import type { FakeServer } from '../fake-server/server.ts'
import { babble, wavOf } from '../fake-server/test-sound.ts'

/** Ten seconds in which somebody seems to speak. */
export const speech = wavOf(babble(10))

export interface Asking {
  readonly sound?: Uint8Array
  readonly language?: string | null
  readonly temperature?: number
  readonly prompt?: string
  readonly signal?: AbortSignal
  readonly onWait?: (wait: ServiceWait) => void
}

function requestOf({ sound = speech, language = 'et', temperature = 0, prompt }: Asking) {
  return { sound, language, temperature, ...(prompt === undefined ? {} : { prompt }) }
}

function optionsOf({ signal = new AbortController().signal, onWait }: Asking) {
  return { signal, priority: 'person' as const, ...(onWait ? { onWait } : {}) }
}

export function transcribe(link: Link, asking: Asking = {}) {
  return link.transcribe({ ...requestOf(asking), model: 'whisper-large-v3' }, optionsOf(asking))
}

/** The same through a connection, which knows the model itself. */
export function transcribeBy(connection: Connection, asking: Asking = {}) {
  return connection.transcribe(requestOf(asking), optionsOf(asking))
}

/** The formats that were asked for, in their order. */
export function formatsAsked(server: FakeServer): (string | undefined)[] {
  return server.requestsOf('audio').map((request) => formField(request, 'response_format'))
}
