import { fieldOf, isObject, parseJson, textField } from '../json.ts'

/** An error answer taken out of whatever it was wrapped in. */
export interface Envelope {
  /** The service's words, as they came; may be empty. */
  readonly message: string
  /** What kind of error it is: vLLM and LiteLLM name it in `type`, OpenAI in a `code` that is a word. */
  readonly names: readonly string[]
  /** HTTP status that the body names, where it does. */
  readonly code: number | undefined
}

/**
 * Unwraps the nine shapes of error bodies that vLLM, LiteLLM, FastAPI, llama.cpp, whisper.cpp and nginx send.
 * `body` is the text of an answer.
 */
export function openBody(body: string, contentType: string): Envelope {
  const parsed = parseJson(body)
  if (parsed !== undefined) return openValue(parsed)
  if (contentType.includes('html') || /^\s*<(?:!doctype|html)/i.test(body)) {
    return plain(titleOf(body))
  }
  return plain(body)
}

/** The same for a parsed value, such as an event of a stream. */
export function openValue(value: unknown): Envelope {
  if (typeof value === 'string') return openText(value)
  if (!isObject(value)) return plain('')
  const error = fieldOf(value, 'error')
  if (isObject(error)) return openValue(error)
  if (typeof error === 'string') return openText(error)
  const inner = fieldOf(value, 'message') ?? fieldOf(value, 'detail') ?? fieldOf(value, 'msg')
  const message = openMessage(inner)
  return {
    message: message.message,
    names: [...namesOf(value), ...message.names],
    code: codeOf(value) ?? message.code,
  }
}

/** True for an error in whatever envelope, where a success was expected. */
export function isError(value: unknown): boolean {
  const error = fieldOf(value, 'error')
  return (error !== undefined && error !== null) || isFlatError(value)
}

/** True for an event that is an error without an `error` around it, as forks of vLLM and FastAPI send. */
export function isFlatError(value: unknown): boolean {
  if (textField(value, 'object') === 'error') return true
  if (!isObject(value) || 'choices' in value) return false
  return 'detail' in value || typeof fieldOf(value, 'message') === 'string'
}

function openMessage(message: unknown): Envelope {
  if (typeof message === 'string') return openText(message)
  if (Array.isArray(message)) return plain(message.map(describeProblem).join('; '))
  if (isObject(message)) {
    const inner = openValue(message)
    return inner.message === '' ? plain(JSON.stringify(message)) : inner
  }
  return plain('')
}

/** A message that is JSON itself was wrapped twice. */
function openText(text: string): Envelope {
  const parsed = text.trimStart().startsWith('{') ? parseJson(text) : undefined
  return isObject(parsed) ? openValue(parsed) : plain(text)
}

/** One entry of FastAPI's `detail`: where, and what is wrong there. */
function describeProblem(problem: unknown): string {
  const place = fieldOf(problem, 'loc')
  const where = Array.isArray(place) ? place.join('.') : ''
  const what = textField(problem, 'msg') ?? JSON.stringify(problem)
  return where === '' ? what : `${where}: ${what}`
}

/** LiteLLM writes Python's None as a word. */
function namesOf(value: unknown): string[] {
  return ['type', 'code'].flatMap((field) => {
    const name = textField(value, field)
    return name === undefined || name === 'None' || !Number.isNaN(Number(name)) ? [] : [name]
  })
}

function codeOf(value: unknown): number | undefined {
  const code = Number(fieldOf(value, 'code'))
  return Number.isInteger(code) && code >= 400 && code <= 599 ? code : undefined
}

function titleOf(html: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]
  return title?.trim() ?? ''
}

function plain(message: string): Envelope {
  return { message, names: [], code: undefined }
}
