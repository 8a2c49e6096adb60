import { serviceError } from './errors/service-error.ts'

/** An event of a server-sent event stream that has something to say. */
export interface SseEvent {
  /** "error" or empty: other names say nothing that the data does not say too. */
  readonly name: '' | 'error'
  /** Lines of data, joined by line feeds as the standard says; never blank, nor an empty object. */
  readonly data: string
}

export interface SseReader {
  /** The events that this text completes. */
  push(text: string): SseEvent[]
  /** At the end of the stream: an event that no blank line closed counts too. */
  finish(): SseEvent[]
}

/** A longer event is none of a chat; the guard keeps a hostile server from filling memory. Characters. */
const longestEvent = 16 * 1024 * 1024

/**
 * Reads server-sent events (html.spec.whatwg.org, 9.2.6) as leniently as servers write them: lines end in LF, CRLF or
 * CR wherever the text is cut; `data:` with or without its space, over several lines; comments, `event: ping`, empty
 * data and objects, ids and retries are nothing; llama.cpp names the field itself "error"; a line of JSON without a field is an
 * event of its own. Throws `not_a_service` for an event of more than 16 Mi characters. Takes time in proportion to the
 * text, however small its pieces are.
 */
export function createSseReader(): SseReader {
  let line = ''
  let endedWithReturn = false
  let name = ''
  let data: string[] = []
  let size = 0

  function dispatch(events: SseEvent[]): void {
    const joined = data.join('\n')
    if (name !== 'ping' && !isNothing(joined)) {
      events.push({ name: name === 'error' ? 'error' : '', data: joined })
    }
    name = ''
    data = []
    size = 0
  }

  function add(value: string): void {
    data.push(value)
    size += value.length
  }

  function takeLine(text: string, events: SseEvent[]): void {
    if (text === '') {
      dispatch(events)
      return
    }
    if (text.startsWith('{')) {
      if (data.length > 0) dispatch(events)
      add(text)
      dispatch(events)
      return
    }
    const colon = text.indexOf(':')
    const field = colon === -1 ? text : text.slice(0, colon)
    const rest = colon === -1 ? '' : text.slice(colon + 1)
    const value = rest.startsWith(' ') ? rest.slice(1) : rest
    if (field === 'data') add(value)
    else if (field === 'event') name = value.trim()
    else if (field === 'error') add(`{"error":${value}}`)
  }

  function guard(): void {
    if (line.length + size <= longestEvent) return
    throw serviceError('not_a_service', 'an event of the stream is too long')
  }

  return {
    push(text) {
      const events: SseEvent[] = []
      if (text === '') return events
      // The LF of a CRLF that was cut in two belongs to the line that has ended already.
      const fresh = endedWithReturn && text.startsWith('\n') ? text.slice(1) : text
      endedWithReturn = fresh.endsWith('\r')
      const [first = '', ...others] = fresh.split(/\r\n|\n|\r/)
      line += first
      for (const next of others) {
        takeLine(line, events)
        line = next
        guard()
      }
      guard()
      return events
    },
    finish() {
      const events: SseEvent[] = []
      if (line !== '') takeLine(line, events)
      line = ''
      dispatch(events)
      return events
    },
  }
}

/** Keep-alives come as empty objects too; whoever waits for text must not take them for any. */
function isNothing(data: string): boolean {
  return /^\s*(?:\{\s*\}|null)?\s*$/.test(data)
}

export function isDone({ data }: SseEvent): boolean {
  return data.trim() === '[DONE]'
}
