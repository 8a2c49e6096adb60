import { createSseReader, isDone } from './sse-events.ts'
import type { SseEvent } from './sse-events.ts'

/** What the idle watch wants to know. */
export interface Activity {
  /** Anything at all arrived. */
  bytes(): void
  /** An event with data passed; keep-alives do not count. */
  meaningful(): void
  /** The stream is over, in whatever way. */
  ended(): void
}

type Controller = TransformStreamDefaultController<Uint8Array>

/**
 * Rewrites any server-sent event stream into the plainest one: only events with data, `\n` line ends, each closed by a
 * blank line, nothing after `[DONE]`; the SDK throws on some of what is left out and waits for ever on other of it. It
 * ends the stream at `[DONE]`, which closes the connection even if the server lingers.
 */
export function createSseSanitizer(activity: Activity): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  const reader = createSseReader()
  let done = false

  function pass(events: readonly SseEvent[], controller: Controller): void {
    for (const event of events) {
      if (done) return
      activity.meaningful()
      controller.enqueue(encoder.encode(plainest(event)))
      if (!isDone(event)) continue
      done = true
      activity.ended()
      controller.terminate()
    }
  }

  return new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      if (done) return
      activity.bytes()
      try {
        pass(reader.push(decoder.decode(bytes, { stream: true })), controller)
      } catch (tooLong) {
        activity.ended()
        throw tooLong
      }
    },
    flush(controller) {
      if (done) return
      pass([...reader.push(decoder.decode()), ...reader.finish()], controller)
      if (!done) activity.ended()
    },
    cancel() {
      activity.ended()
    },
  })
}

function plainest({ name, data }: SseEvent): string {
  const head = name === 'error' ? 'event: error\n' : ''
  const lines = data.split('\n').map((line) => `data: ${line}\n`)
  return `${head}${lines.join('')}\n`
}
