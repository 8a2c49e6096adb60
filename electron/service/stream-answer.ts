import { parseJson, fieldOf } from './json.ts'

/** What an answer to a request for a stream turned out to be. */
export type StreamAnswer =
  | { readonly kind: 'stream'; readonly body: ReadableStream<Uint8Array> | null }
  /** Something else, with its text as far as it is wanted. */
  | { readonly kind: 'other'; readonly text: string }

/** A whole completion may be as long as an answer; other answers only need to be recognised. Bytes. */
const longestCompletion = 16 * 1024 * 1024

/**
 * Finds out what a success is, by its bytes where its content type is not plain: gateways lose the type of streams, and
 * servers that cannot stream answer with the whole completion, which then is a stream of one event.
 */
export async function readStreamAnswer(response: Response): Promise<StreamAnswer> {
  const type = (response.headers.get('content-type') ?? '').toLowerCase()
  if (type.startsWith('text/event-stream')) return { kind: 'stream', body: response.body }
  if (response.body === null) return { kind: 'other', text: '' }
  const { beginning, body } = await peek(response.body)
  if (looksLikeEvents(beginning)) return { kind: 'stream', body }
  const text = await readText(body)
  return isCompletion(parseJson(text))
    ? { kind: 'stream', body: new Response(`data: ${oneLine(text)}\n\ndata: [DONE]\n\n`).body }
    : { kind: 'other', text }
}

/** The first bytes as text, and the whole body as it was. */
async function peek(source: ReadableStream<Uint8Array>) {
  const [ahead, body] = source.tee()
  const reader = ahead.getReader()
  const { value } = await reader.read()
  // Settles only with the other branch, which goes on.
  void reader.cancel()
  return { beginning: new TextDecoder().decode(value), body }
}

function looksLikeEvents(beginning: string): boolean {
  return /^\s*(?:(?:data|event|id|retry|error):|: )/.test(beginning)
}

async function readText(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let taken = 0
  for await (const piece of body) {
    taken += piece.byteLength
    if (taken > longestCompletion) break
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}

function isCompletion(value: unknown): boolean {
  const choices = fieldOf(value, 'choices')
  return Array.isArray(choices) && choices.length > 0
}

function oneLine(json: string): string {
  return JSON.stringify(parseJson(json))
}
