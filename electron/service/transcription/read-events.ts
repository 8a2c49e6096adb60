import { isError } from '../errors/envelope.ts'
import { fieldOf, isObject, parseJson, textField } from '../json.ts'
import { createSseReader, isDone } from '../sse-events.ts'

/** A transcription that came as a stream of events, read to its end. */
export type SpokenEvents =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: object }
  /** It ended before it was over. */
  | { readonly kind: 'cut' }

/**
 * Joins the text of a streamed transcription, which some gateways send though none was asked for. vLLM sends
 * `transcription.chunk`, with a finish reason at each 30 s of sound, so that only [DONE] ends it. OpenAI and speaches
 * send `transcript.text.delta` and `.done`, whose text is empty with speaches: then the deltas are the text.
 */
export function readSpokenEvents(body: string): SpokenEvents {
  const reader = createSseReader()
  let text = ''
  let isOver = false
  for (const event of [...reader.push(body), ...reader.finish()]) {
    if (isDone(event)) return { kind: 'text', text }
    const value = parseJson(event.data)
    if (!isObject(value)) return { kind: 'cut' }
    if (isError(value) || event.name === 'error') return { kind: 'failed', error: value }
    const whole = textField(value, 'text')
    const isEnd = whole !== undefined && textField(value, 'type') !== 'transcript.text.segment'
    text = isEnd && whole.trim() !== '' ? whole : text + deltaOf(value)
    isOver ||= isEnd
  }
  return isOver ? { kind: 'text', text } : { kind: 'cut' }
}

function deltaOf(value: object): string {
  const choices = fieldOf(value, 'choices')
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
  return textField(fieldOf(choice, 'delta'), 'content') ?? textField(value, 'delta') ?? ''
}
