import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** One part of a received multipart form; files have `fileName`, `type` and `bytes`. */
interface ReceivedPart {
  readonly name: string
  readonly text?: string
  readonly fileName?: string
  readonly type?: string
  readonly bytes?: Uint8Array
}

/** What one `send` put on the wire, and what it meant to the reader, if it was text of an answer. */
interface SentBytes {
  /** Milliseconds since the epoch, so that other processes can compare. */
  readonly at: number
  readonly bytes: number
  readonly content?: string
  readonly thinking?: string
}

export type RouteName = 'chat' | 'models' | 'audio' | 'key' | 'other'

/** A request as it came in, and what was answered to it so far. */
export interface ReceivedRequest {
  /** Counts from 1 over the server's life. */
  readonly number: number
  readonly route: RouteName
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** The parsed body, or undefined when it was not JSON. */
  readonly json: unknown
  readonly parts: readonly ReceivedPart[]
  /** Milliseconds since the epoch, taken when the body was complete. */
  readonly receivedAt: number
  readonly sent: SentBytes[]
  /** Resolves when the answer is over; `aborted` when the client left before its end. */
  readonly closed: Promise<{ readonly aborted: boolean; readonly at: number }>
  /** True from the moment the client left before the end of the answer. */
  aborted: boolean
}

export async function readRequest(
  message: IncomingMessage,
  known: Pick<ReceivedRequest, 'number' | 'route' | 'closed'>,
): Promise<ReceivedRequest> {
  const body = await buffer(message)
  const type = message.headers['content-type'] ?? ''
  return {
    ...known,
    method: message.method ?? '',
    path: message.url ?? '',
    headers: message.headers,
    body,
    json: type.includes('json') ? parseJson(body) : undefined,
    parts: type.includes('multipart/form-data') ? await parseParts(body, type) : [],
    receivedAt: Date.now(),
    sent: [],
    aborted: false,
  }
}

/** The content (not the thinking) that was sent to a request until `until` (ms since the epoch). */
export function contentSent(request: ReceivedRequest, until = Infinity): string {
  return request.sent
    .filter(({ at }) => at <= until)
    .map(({ content }) => content ?? '')
    .join('')
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

async function parseParts(body: Buffer, type: string): Promise<ReceivedPart[]> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData()
  const parts: ReceivedPart[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') parts.push({ name, text: value })
    else {
      const bytes = new Uint8Array(await value.arrayBuffer())
      parts.push({ name, fileName: value.name, type: value.type, bytes })
    }
  }
  return parts
}

/** Reads a field of a parsed JSON body without trusting its shape. */
export function field(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined
}

/** The text of a field of a multipart form, such as "language". */
export function formField(
  request: Pick<ReceivedRequest, 'parts'>,
  name: string,
): string | undefined {
  return request.parts.find((part) => part.name === name)?.text
}

/** The model that a JSON body or a form names, or an empty string. */
export function modelOf(request: Pick<ReceivedRequest, 'json' | 'parts'>): string {
  const named = field(request.json, 'model')
  if (typeof named === 'string') return named
  return formField(request, 'model') ?? ''
}

/** The text of the last user message of a chat request, image parts left out. */
export function lastUserText(json: unknown): string {
  const messages = field(json, 'messages')
  if (!Array.isArray(messages)) return ''
  const last: unknown = messages.findLast((message) => field(message, 'role') === 'user')
  const content = field(last, 'content')
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((part) => field(part, 'text'))
    .filter((text) => typeof text === 'string')
    .join('\n')
}
