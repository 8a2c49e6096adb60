import { serviceError } from './errors/service-error.ts'

/** What the idle watch wants to know. */
export interface Activity {
  /** Anything at all arrived. */
  bytes(): void
  /** An event with data passed; keep-alives do not count. */
  meaningful(): void
  /** The stream is over, in whatever way. */
  ended(): void
}

/** A longer line is not an event of a chat; the guard keeps a hostile server from filling memory. Characters. */
const longestLine = 16 * 1024 * 1024

interface PendingEvent {
  name: string
  data: string[]
}

/**
 * Rewrites any server-sent event stream into the plainest one: only events with data, `\n` line ends, each closed by a
 * blank line, nothing after `[DONE]`. Comments, `event: ping`, empty data, ids, retries, a byte order mark and the names
 * of events other than "error" are dropped: the SDK throws on some of them and waits for ever on others. It ends the
 * stream at `[DONE]`, which closes the connection even if the server lingers.
 */
export function createSseSanitizer(activity: Activity): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let text = ''
  let event: PendingEvent = { name: '', data: [] }
  let endedWithReturn = false
  let done = false

  type Controller = TransformStreamDefaultController<Uint8Array>

  function dispatch(controller: Controller): void {
    const { name, data } = event
    event = { name: '', data: [] }
    if (name === 'ping' || data.every((line) => line.trim() === '')) return
    activity.meaningful()
    const head = name === 'error' ? 'event: error\n' : ''
    const body = data.map((line) => `data: ${line}\n`).join('')
    controller.enqueue(encoder.encode(`${head}${body}\n`))
    if (data.length === 1 && data[0]?.trim() === '[DONE]') {
      done = true
      activity.ended()
      controller.terminate()
    }
  }

  function takeLine(line: string, controller: Controller): void {
    if (line === '') {
      dispatch(controller)
      return
    }
    const colon = line.indexOf(':')
    const field = colon === -1 ? line : line.slice(0, colon)
    const rest = colon === -1 ? '' : line.slice(colon + 1)
    const value = rest.startsWith(' ') ? rest.slice(1) : rest
    if (field === 'data') event.data.push(value)
    else if (field === 'event') event.name = value.trim()
    // llama.cpp names the field itself "error".
    else if (field === 'error') event.data.push(`{"error":${value}}`)
  }

  function takeLines(controller: Controller): void {
    let from = 0
    for (const match of text.matchAll(/\r\n|\n|\r/g)) {
      if (done) return
      takeLine(text.slice(from, match.index), controller)
      from = match.index + match[0].length
      // A line may end at once; if the next bytes bring the \n of a \r\n cut in two, it belongs to this end.
      endedWithReturn = match[0] === '\r' && from === text.length
    }
    text = text.slice(from)
  }

  function take(more: string, controller: Controller): void {
    if (more === '') return
    text += endedWithReturn && more.startsWith('\n') ? more.slice(1) : more
    endedWithReturn = false
    takeLines(controller)
  }

  return new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      if (done) return
      activity.bytes()
      take(decoder.decode(bytes, { stream: true }), controller)
      if (text.length > longestLine) {
        throw serviceError('not_a_service', 'an event of the stream is too long')
      }
    },
    flush(controller) {
      take(decoder.decode(), controller)
      if (done) return
      if (text !== '') takeLine(text, controller)
      dispatch(controller)
      activity.ended()
    },
    cancel() {
      activity.ended()
    },
  })
}
